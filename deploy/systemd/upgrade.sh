#!/bin/sh
# upgrade.sh PACKAGE: replaces the program of this machine by that of a package, and restarts its service. Captures wait
# for the restart alone: the new program is installed beside the old one, and headquarters' tables are migrated before.
# The former program stays in /opt/tillsync.former. docs/operations.md, Upgrading.
set -eu
package=$(readlink --canonicalize-existing "$1")
case $package in *.tgz) ;; *) echo "$package is not a package (.tgz)." >&2; exit 1 ;; esac
next=/opt/tillsync.next
rm -rf "$next"
mkdir "$next"
npm install --prefix "$next" --omit=dev --no-audit --no-fund "$package"
echo "The new version is $(PROGRAM_FOLDER=$next tillsync --version)."

if [ -e /etc/tillsync/headquarters.env ]; then
  service=tillsync-headquarters
  if [ -e /etc/tillsync/owner-database-url ]; then
    MIGRATION_HQ_DATABASE_URL=$(cat /etc/tillsync/owner-database-url)
    export MIGRATION_HQ_DATABASE_URL
  fi
  PROGRAM_FOLDER=$next tillsync migrate
  unset MIGRATION_HQ_DATABASE_URL
else
  service=tillsync-store
fi

rm -rf /opt/tillsync.former
mv /opt/tillsync /opt/tillsync.former
mv "$next" /opt/tillsync
files=/opt/tillsync/node_modules/tillsync/deploy/systemd
install --mode 0755 "$files/tillsync" /usr/local/bin/
install --mode 0644 "$files/$service.service" /etc/systemd/system/
systemctl daemon-reload
systemctl restart "$service"

# A store migrates its database at the start.
for _ in $(seq 150); do
  sleep 2
  if tillsync doctor | grep --quiet '^ok  *server:'; then
    echo "The server is ready."
    exit 0
  fi
done
echo "The server is not ready after five minutes: tillsync doctor, journalctl --unit $service." >&2
exit 1
