#!/bin/bash
# Tries on one machine what a headquarters past one machine does when its primary is lost in the middle of a batch run:
# PostgreSQL with a synchronous standby, PgBouncer by transaction, haproxy in front of the primary and of two API
# processes, and a worker. failover.mjs captures, has the primary killed and the standby promoted, and counts.
#
#   apt-get install postgresql pgbouncer haproxy
#   failover.sh [CUSTOMERS]        as root; 20000 by default. Everything is in a folder that is removed at the end.
#
# A trial, not an installation: its servers trust whoever is on this machine.
set -euo pipefail
customers=${1:-20000}
here=$(cd "$(dirname "$0")" && pwd)
program=$(cd "$here/../.." && pwd)/bin/tillsync.mjs
postgres=$(ls -d /usr/lib/postgresql/*/bin | sort --version-sort | tail -1)
folder=$(mktemp --directory /tmp/tillsync-scale-XXXXXX)
chmod 0711 "$folder"
pids=()

stop() {
  trap - EXIT
  for ((at = ${#pids[@]} - 1; at >= 0; at--)); do kill "${pids[at]}" 2> /dev/null || true; done
  for ((at = ${#pids[@]} - 1; at >= 0; at--)); do tail --pid="${pids[at]}" --follow /dev/null & wait $! || true; done
  for cluster in one two channels; do
    as_postgres "$postgres/pg_ctl" stop --mode immediate --silent --pgdata "$folder/$cluster" 2> /dev/null || true
  done
  if [ -z "${KEEP:-}" ]; then rm -rf "$folder"; else echo "Kept: $folder"; fi
}
trap stop EXIT
trap 'exit 130' INT TERM

as_postgres() { (cd / && exec setpriv --reuid=postgres --regid=postgres --init-groups "$@"); }
run() { # NAME COMMAND…: in the background, with its output in a file
  local name=$1
  shift
  "$@" > "$folder/$name.log" 2>&1 &
  pids+=($!)
}
cluster() { # NAME PORT OPTIONS: starts a server of PostgreSQL
  as_postgres "$postgres/pg_ctl" start --silent --wait --pgdata "$folder/$1" --log "$folder/$1/server.log" \
    --options "-p $2 -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=200 $3"
}
sql() { psql --no-psqlrc --quiet --tuples-only --no-align --set ON_ERROR_STOP=1 "host=127.0.0.1 user=postgres port=$1 dbname=$2" --command "$3"; }

echo "Folder: $folder"
for name in one channels; do
  install --directory --owner postgres --group postgres --mode 0700 "$folder/$name"
  as_postgres "$postgres/initdb" --auth trust --encoding UTF8 --locale C.UTF-8 --pgdata "$folder/$name" > /dev/null
done
# The standby must have a commit before it is acknowledged. Only the command line says so: promoted, it does not wait.
cluster one 5541 '-c synchronous_standby_names=two'
cluster channels 5543 ''
install --directory --owner postgres --group postgres --mode 0700 "$folder/two"
as_postgres "$postgres/pg_basebackup" --wal-method stream --checkpoint fast --write-recovery-conf --pgdata "$folder/two" \
  --dbname 'host=127.0.0.1 port=5541 user=postgres application_name=two'
cluster two 5542 ''
until [ "$(sql 5541 postgres 'select sync_state from pg_stat_replication')" = sync ]; do sleep 0.2; done
sql 5541 postgres 'create role haproxy login'
# Past PgBouncer, a setting of a session does not reach it.
sql 5541 postgres 'alter role postgres set jit = off'
sql 5541 postgres 'create database headquarters'
sql 5543 postgres 'create database houston'

export DATABASE_BIND=127.0.0.1:5550 DATABASE_ONE=127.0.0.1:5541 DATABASE_TWO=127.0.0.1:5542
export API_BIND=127.0.0.1:5560 API_ONE=127.0.0.1:5561 API_TWO=127.0.0.1:5562
run haproxy haproxy -db -f "$here/haproxy.cfg"
install --owner postgres --mode 0600 "$here/pgbouncer.ini" "$folder/pgbouncer.ini"
echo '"postgres" ""' > "$folder/users.txt"
sed -i "s#users.txt#$folder/users.txt#" "$folder/pgbouncer.ini"
run pgbouncer setpriv --reuid=postgres --regid=postgres --init-groups pgbouncer "$folder/pgbouncer.ini"

export TILLSYNC_DATA="$folder/data" DEMO=off HOUSTON_DATABASE_URL=postgres://postgres@127.0.0.1:5543/houston
# PgBouncer before 1.21 has no prepared statements by transaction.
export HQ_DATABASE_URL='postgres://postgres@127.0.0.1:5551/headquarters?prepare=false'
# Past the pooler, for listening and the job queue.
export DIRECT_HQ_DATABASE_URL=postgres://postgres@127.0.0.1:5550/headquarters
mkdir "$folder/data"
sed -e 's/"connection": "store"/"connection": "env:HOUSTON_DATABASE_URL"/' "$here/../organization.json" |
  node -e 'const all = JSON.parse(require("fs").readFileSync(0, "utf8"))
    const houston = ({ id, channelDatabase }) => [id, channelDatabase].some((name) => name === "houston-db")
    all.channelDatabases = all.channelDatabases.filter(houston)
    all.channels = all.channels.filter(houston)
    console.log(JSON.stringify(all))' > "$folder/organization.json"
# Until it has asked both servers which is the primary, haproxy takes either for it.
for ((primary = 0; primary < 20; primary++)); do
  [ "$(sql 5550 headquarters 'select pg_is_in_recovery()' 2> /dev/null)" = f ] || primary=0
  sleep 0.2
done
node "$program" setup "$folder/organization.json" > "$folder/setup.log"
PORT=5561 TILLSYNC_ROLES=hq,channel run api-1 node "$program" serve
PORT=5562 TILLSYNC_ROLES=hq,channel run api-2 node "$program" serve
PORT=5563 TILLSYNC_ROLES=worker run worker node "$program" serve

export TOKEN
TOKEN=$(node "$program" token --role administrator --ttl 4h)
export CUSTOMERS="$customers" URL=http://127.0.0.1:5560/graphql
export FAIL="setpriv --reuid=postgres --regid=postgres --init-groups $postgres/pg_ctl stop --mode immediate --silent --pgdata $folder/one"
export PROMOTE="setpriv --reuid=postgres --regid=postgres --init-groups $postgres/pg_ctl promote --silent --wait --pgdata $folder/two"
node "$here/failover.mjs"

echo
echo 'At headquarters, by its database:'
sql 5550 headquarters "select status, count(*) from operation group by status order by 1"
sql 5550 headquarters "select count(*) || ' customers, ' || count(distinct account) || ' account numbers' from customer"
sql 5550 headquarters "select pg_size_pretty(pg_database_size('headquarters')) || ' in ' || pg_database_size('headquarters') / (select count(*) from operation) || ' bytes an operation'"
echo 'In the channel database:'
sql 5543 houston "select count(*) || ' captured operations, ' || count(distinct customer_key) || ' customers' from operation"
