#!/usr/bin/env bash
# Fetching against `wrk -t1` and `curl --parallel` (which writes all bodies to /dev/null): the same
# nginx on loopback, the same page of 4 kB, the same number of connections, in turns. Prints requests
# a second and CPU microseconds a request of each, and the ratio of ours to theirs. Needs nginx, wrk,
# curl and build/release/bin/fetching.
#   bench/fetching.sh [ROUNDS [COUNT]]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
rounds=${1-3} count=${2-60000} port=${PORT-18437}
program=build/release/bin/fetching

source bench/nginx.sh
folder=$(mktemp -d)
mkdir "$folder/www"
head -c 3072 /dev/urandom | base64 -w 76 >"$folder/www/page.html"
start_nginx "$folder" "$port"
url=http://127.0.0.1:$port/page.html

# "requests/s CPU-us/request"
run_wrk() {
  local TIMEFORMAT='%U %S'
  { time wrk -t1 -c"$1" -d2s "$url" >"$folder/wrk.out"; } 2>"$folder/wrk.time"
  awk 'NR == FNR { cpu = $1 + $2; next }
    /requests in/ { n = $1 } /^Requests\/sec/ { rate = $2 }
    END { printf "%.0f %.2f\n", rate, cpu * 1e6 / n }' "$folder/wrk.time" "$folder/wrk.out"
}

run_curl() {
  local TIMEFORMAT='%R %U %S'
  { time curl --silent --parallel --parallel-immediate --parallel-max "$1" -o /dev/null \
    "$url?[1-$count]" 2>/dev/null; } 2>"$folder/curl.time"
  awk -v n="$count" '{ printf "%.0f %.2f\n", n / $1, ($2 + $3) * 1e6 / n }' "$folder/curl.time"
}

# Their rate and CPU, ours: both with the ratios behind.
compare() {
  awk -v name="$1" -v tr="$2" -v tc="$3" -v r="$4" -v u="$5" \
    'BEGIN { printf "  %-5s %8d %7.2f %9.1f %6.2f", name, tr, r / tr, tc, u / tc }'
}

printf '%-12s %-5s %8s %9s  %-5s %8s %7s %9s %6s\n' connections body ours/s ours-us than req/s ratio us ratio
for connections in 32 128; do
  for body in keep drop; do
    for _ in $(seq "$rounds"); do
      read -r wrk_rate wrk_cpu < <(run_wrk "$connections")
      read -r rate cpu < <("$program" "$url" "$count" "$connections" "$body")
      read -r curl_rate curl_cpu < <(run_curl "$connections")
      printf '%-12d %-5s %8d %9.1f' "$connections" "$body" "$rate" "$cpu"
      compare wrk "$wrk_rate" "$wrk_cpu" "$rate" "$cpu"
      compare curl "$curl_rate" "$curl_cpu" "$rate" "$cpu"
      echo
    done
  done
done
