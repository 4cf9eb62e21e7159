# To be sourced: an nginx of our own on loopback, which goes with the script.

# start_nginx FOLDER PORT [REWRITE]: serves FOLDER/www, of which all may read; REWRITE is a directive of
# its server. Returns once it answers.
start_nginx() {
  local folder=$1 port=$2 rewrite=${3-}
  cat >"$folder/nginx.conf" <<CONF
worker_processes 1;
daemon off;
error_log $folder/error.log;
pid $folder/nginx.pid;
events { worker_connections 1024; }
http {
  access_log off;
  keepalive_requests 10000000;
  default_type text/html;
  client_body_temp_path $folder/1; proxy_temp_path $folder/2; fastcgi_temp_path $folder/3;
  uwsgi_temp_path $folder/4; scgi_temp_path $folder/5;
  server { listen 127.0.0.1:$port backlog=1024; root $folder/www; $rewrite }
}
CONF
  chmod 755 "$folder" "$folder/www"
  chmod 644 "$folder"/www/*
  nginx -c "$folder/nginx.conf" -e "$folder/error.log" &
  nginx_pid=$!
  trap 'kill $nginx_pid; wait $nginx_pid; rm -rf "$folder"' EXIT
  for _ in $(seq 50); do curl -so /dev/null "http://127.0.0.1:$port/" && return; sleep 0.1; done
}
