#!/bin/sh
# Makes the secrets of compose.yaml in the folder `secrets` beside this file, once: a password, the address of the
# database with it, and a certificate authority with a certificate for the name `headquarters` and this machine.
# Bring your own certificate as secrets/proxy.pem (certificate, chain and key) and its authority as secrets/authority.pem.
set -eu
umask 077
cd "$(dirname "$0")"
if [ -e secrets ]; then
  echo "The folder $(pwd)/secrets is there already; nothing was changed." >&2
  exit 1
fi
mkdir secrets
cd secrets
openssl rand -hex 24 > postgres-password
printf 'postgres://tillsync:%s@postgres:5432/headquarters\n' "$(cat postgres-password)" > hq-database-url
openssl req -x509 -newkey rsa:3072 -noenc -days 3650 -subj '/CN=tillsync test authority' \
  -keyout authority.key -out authority.pem 2> /dev/null
openssl req -newkey rsa:3072 -noenc -subj '/CN=headquarters' -keyout proxy.key -out proxy.csr 2> /dev/null
printf 'subjectAltName=DNS:headquarters,DNS:localhost,IP:127.0.0.1\n' > names
openssl x509 -req -in proxy.csr -CA authority.pem -CAkey authority.key -CAcreateserial -days 365 \
  -extfile names -out proxy.crt 2> /dev/null
cat proxy.crt proxy.key > proxy.pem
rm names proxy.csr proxy.crt proxy.key
# The users of the containers have to read them; the folder keeps the users of this machine out.
chmod 0444 postgres-password hq-database-url authority.pem proxy.pem
echo "The secrets are in $(pwd)."
