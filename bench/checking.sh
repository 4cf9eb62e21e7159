#!/usr/bin/env bash
# `sheaf check` under load, on loopback: 10,000 different links over 50 hosts, each answer 20 ms late,
# and 100,000 places of 1,000 links. Says wall time, memory, and whether anything was asked twice.
# Usage: bench/checking.sh [PROGRAM]; slow_hosts (bench/slow_hosts.cpp) must be beside it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly program=${1-build/release/bin/sheaf}
folder=$(mktemp -d)
server=
trap 'kill "$server" 2>/dev/null; rm -rf "$folder"' EXIT

# run NAME LINKS PLACES: a fresh server, a list, one run.
run() {
  local name=$1 links=$2 places=$3 port
  "$(dirname "$program")/slow_hosts" 50 20 >"$folder/port" &
  server=$!
  until [[ -s $folder/port ]]; do sleep 0.1; done
  port=$(<"$folder/port")
  awk -v n="$links" -v m="$places" -v p="$port" \
    'BEGIN { for (i = 0; i < m; i++) { k = i % n; print "- [x](http://127.0.0." (k % 50 + 1) ":" p "/" k ")" } }' >"$folder/list.md"
  echo "== $name"
  /usr/bin/time -f '%e s wall, %U s user, %M KiB peak' "$program" check "$folder/list.md" -q -f compact --no-probe \
    --per-host 2 --connections 100
  echo "requests and different ones: $(curl -s "http://127.0.0.1:$port/count")"
  kill "$server"
  wait "$server" 2>/dev/null || true
  : >"$folder/port"
}

run '10,000 links over 50 hosts; 2 at once for each host allow 10,000 / 100 x 20 ms = 2 s' 10000 10000
run '100,000 places of 1,000 links' 1000 100000
