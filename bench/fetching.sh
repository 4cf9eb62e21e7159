#!/usr/bin/env bash
# Fetching against `wrk -t1`: the same nginx on loopback, the same page of 4 kB, the same number of
# connections, in turns. Prints requests a second and CPU microseconds a request of both, and their
# ratios. Needs nginx, wrk, curl and build/release/bin/fetching.
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

printf '%-12s %-5s %9s %9s %7s %8s %8s %7s\n' connections body wrk/s ours/s ratio wrk-us ours-us ratio
for connections in 32 128; do
  for body in keep drop; do
    for _ in $(seq "$rounds"); do
      read -r wrk_rate wrk_cpu < <(run_wrk "$connections")
      read -r rate cpu < <("$program" "$url" "$count" "$connections" "$body")
      awk -v c="$connections" -v b="$body" -v wr="$wrk_rate" -v wc="$wrk_cpu" -v r="$rate" -v u="$cpu" \
        'BEGIN { printf "%-12d %-5s %9d %9d %7.2f %8.1f %8.1f %7.2f\n", c, b, wr, r, r / wr, wc, u, u / wc }'
    done
  done
done
