#!/usr/bin/env bash
# Runs once, when the volume is new: a database for every service, each with an owner of its own.
set -euo pipefail
create() {
  psql -v ON_ERROR_STOP=1 -v name="$1" -v password="$2" --username "${POSTGRES_USER:-postgres}" --dbname postgres <<'SQL'
create role :"name" login password :'password';
create database :"name" owner :"name";
revoke connect on database :"name" from public;
SQL
}
create joint_patrols "$JOINT_PATROLS_DB_PASSWORD"
create border_markers "$BORDER_MARKERS_DB_PASSWORD"
create friendship_exchanges "$FRIENDSHIP_EXCHANGES_DB_PASSWORD"
create coordination "$COORDINATION_DB_PASSWORD"
