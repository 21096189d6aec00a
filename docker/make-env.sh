#!/bin/sh
# Prints a fresh environment file for compose.yaml: sh docker/make-env.sh > docker/.env
set -eu
umask 077

password() { head -c 24 /dev/urandom | od -An -tx1 | tr -d ' \n'; }
key() { head -c 32 /dev/urandom | base64 | tr -d '\n'; }

cat <<END
POSTGRES_PASSWORD=$(password)
OWNER_PASSWORD=$(password)
APP_PASSWORD=$(password)
GATE_PASSWORD=$(password)
EMBANK_KEY_PEPPER=$(key)
EMBANK_KEK=$(key)
EMBANK_CURSOR_SECRET=$(key)
# For a trial. In production remove these two and set STAFF_JWT_ISSUER, STAFF_JWT_AUDIENCE and STAFF_JWKS_URL.
EMBANK_MODE=development
STAFF_DEV_SIGN_IN=true
END
