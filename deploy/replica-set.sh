#!/usr/bin/env bash
# MongoDB as a replica set of one with auth: the members' shared key must be a file that only mongod can read.
set -euo pipefail
install -m 400 -o mongodb -g mongodb <(printf '%s' "$MONGODB_REPLICA_KEY") /tmp/replica.key
exec docker-entrypoint.sh mongod --replSet rs0 --keyFile /tmp/replica.key --bind_ip_all
