#!/usr/bin/env bash
# Batches on loopback: `sheaf extract --list` over so many addresses of one nginx, which gives pages of
# corpus/ under ever new names. For each length a batch of the whole (fetched, extracted, kept in the
# cache, written, with its journal), one without the cache, and the same pages out of an archive, where
# nothing is fetched: what the whole takes beyond that is fetching's. Prints pages a second, CPU of the
# program, and its peak memory, which must not grow with the list. Needs nginx and curl.
#   bench/batch.sh [COUNT...]        (20000 200000)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
program=${PROGRAM-build/release/bin/sheaf} port=${PORT-18438} jobs=${JOBS-$(nproc)}
(($#)) || set -- 20000 200000

source bench/nginx.sh
folder=$(mktemp -d)
mkdir "$folder/www"
cp corpus/pages/*.html "$folder/www"
start_nginx "$folder" "$port" 'rewrite ^/[0-9]+/(.*)$ /$1 break;'
mapfile -t pages < <(cd "$folder/www" && printf '%s\n' *.html)

# list COUNT: so many addresses.
list() {
  printf '%s\n' "${pages[@]}" | awk -v n="$1" -v p="$port" \
    '{ name[NR - 1] = $0 } END { for (i = 0; i < n; i++) print "http://127.0.0.1:" p "/" i "/" name[i % NR] }'
}

# measure NAME COUNT ARGUMENTS: one run. Pages without an article are part of the corpus: exit code 1.
measure() {
  local name=$1 count=$2 status=0
  shift 2
  rm -f "$folder"/out.jsonl*
  /usr/bin/time -q -o "$folder/time" -f '%e %U %S %M' "$program" extract -j "$jobs" -o "$folder/out.jsonl" \
    "$@" 2>"$folder/log" || status=$?
  ((status <= 1)) || { tail -3 "$folder/log"; exit 1; }
  local records
  records=$(wc -l <"$folder/out.jsonl")
  ((records == count)) || { echo "$records records for $count addresses"; exit 1; }
  awk -v name="$name" -v n="$count" '{ printf "%-22s %8d %9.1f %9.0f %9.0f %9.1f\n", name, n, $1, n / $1, ($2 + $3) * 1e6 / n, $4 / 1024 }' \
    "$folder/time"
}

printf '%-22s %8s %9s %9s %9s %9s\n' batch pages seconds pages/s CPU-us/p peak-MiB
fetching=(--no-robots --per-host 32 --connections 32)
for count in "$@"; do
  list "$count" >"$folder/urls.txt"
  rm -f "$folder"/cache.db*
  measure 'fetch, keep, extract' "$count" --list "$folder/urls.txt" "${fetching[@]}" --cache "$folder/cache.db"
  measure 'again, from the cache' "$count" --list "$folder/urls.txt" "${fetching[@]}" --cache "$folder/cache.db" --offline
  rm -f "$folder"/cache.db*
  measure 'fetch, extract' "$count" --list "$folder/urls.txt" "${fetching[@]}"
  measure 'the same, --dedupe' "$count" --list "$folder/urls.txt" "${fetching[@]}" --dedupe
done
count=$1
list "$count" >"$folder/urls.txt"
measure 'fetch, archive' "$count" --list "$folder/urls.txt" "${fetching[@]}" --warc-out "$folder/pages.warc"
measure 'extract the archive' "$count" "$folder/pages.warc"
