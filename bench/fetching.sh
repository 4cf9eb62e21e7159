#!/usr/bin/env bash
# Fetching against `wrk -t1`: the same nginx on loopback, the same page of 4 kB, the same number of
# connections, in turns. Prints requests a second and CPU microseconds a request of both, and their
# ratios. Needs nginx, wrk, curl and build/release/bin/fetching.
#   bench/fetching.sh [ROUNDS [COUNT]]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
rounds=${1-3} count=${2-60000} port=${PORT-18437}
program=build/release/bin/fetching

folder=$(mktemp -d)
chmod 755 "$folder"; mkdir -m 755 "$folder/www"
head -c 3072 /dev/urandom | base64 -w 76 >"$folder/www/page.html"
cat >"$folder/nginx.conf" <<CONF
worker_processes 1;
daemon off;
error_log $folder/error.log;
pid $folder/nginx.pid;
events { worker_connections 1024; }
http {
  access_log off;
  keepalive_requests 1000000;
  client_body_temp_path $folder/1; proxy_temp_path $folder/2; fastcgi_temp_path $folder/3;
  uwsgi_temp_path $folder/4; scgi_temp_path $folder/5;
  server { listen 127.0.0.1:$port backlog=1024; root $folder/www; }
}
CONF
nginx -c "$folder/nginx.conf" -e "$folder/error.log" &
server=$!
trap 'kill $server; wait $server; rm -rf "$folder"' EXIT
url=http://127.0.0.1:$port/page.html
chmod 644 "$folder/www/page.html"
for _ in $(seq 50); do curl -sfo /dev/null "$url" && break; sleep 0.1; done

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
