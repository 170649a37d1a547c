#!/bin/sh
# Starts the browser so that it can reach this machine only: names other than localhost do not resolve.
exec "${CHROMIUM_PATH:-/usr/lib/chromium/chromium-headless-shell}" \
  --host-resolver-rules="MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1" \
  --disable-component-update \
  --disable-domain-reliability \
  --no-pings \
  "$@"
