#!/bin/sh
# Builds the environment from the lock: make_venv.sh PYTHON VENV LOCK. Each thing that can be missing gets one sentence.
set -eu
python=$1 venv=$2 lock=$3 log=$2/install.log

say() { printf 'Wegwijs: %s\n' "$*" >&2; }
stop() { say "$*"; exit 1; }
version() { "$1" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null; }

command -v "$python" >/dev/null 2>&1 \
  || stop "there is no '$python' here; install Python 3.11 or newer, or name one: make PYTHON=/path/to/python3"
found=$(version "$python") || stop "'$python' does not run; name a Python 3.11 or newer: make PYTHON=/path/to/python3"
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
  || stop "Python $found is too old; Wegwijs needs 3.11 or newer: make PYTHON=/path/to/python3.11"
"$python" -c 'import venv, ensurepip' 2>/dev/null \
  || stop "this Python $found lacks the venv module; on Debian and Ubuntu: apt install python3-venv"

if [ "$(version "$venv/bin/python" || true)" = "$found" ]; then
  say "bringing $venv up to date with $lock"
else
  say "setting up $venv with Python $found (about a minute, once)"
  "$python" -m venv --clear "$venv" || stop "the environment $venv could not be made; is the disk full or read-only?"
fi

progress() {  # on a terminal: how many packages are in
  [ -t 2 ] && printf '\r  %s of %s packages ' "$(grep -cE '^(Collecting|Requirement already)' "$log")" "$wanted" >&2
  return 0
}

wanted=$(grep -c '==' "$lock")
"$venv/bin/python" -m pip install --disable-pip-version-check --require-hashes -r "$lock" >"$log" 2>&1 &
installing=$!
trap 'kill $installing 2>/dev/null; exit 130' INT TERM
while kill -0 $installing 2>/dev/null; do progress; sleep 0.3; done
[ -t 2 ] && printf '\r\033[K' >&2
if ! wait $installing; then
  if grep -qE 'NewConnectionError|NameResolutionError|name resolution|ConnectTimeout|ReadTimeout|ProxyError|SSLError|Connection (refused|reset)|Network is unreachable' "$log"; then
    stop "the packages could not be fetched; is there a network? Try again later (the whole log: $log)"
  fi
  if grep -qE "command '[^']*(cc|gcc|clang|g\+\+)[^']*' failed|unable to execute '|[Cc]ompiler .*not found|Unknown compiler|Python\.h: No such file|Failed (to build|building wheel)" "$log"; then
    stop "a package had to be compiled and could not be; install a C compiler and the Python headers (build-essential python3-dev) or use Python 3.11, 3.12 or 3.13 (the whole log: $log)"
  fi
  tail -n 5 "$log" >&2
  stop "the packages of $lock could not be installed (the whole log: $log)"
fi
"$venv/bin/python" -m pip install --disable-pip-version-check --quiet --no-deps --no-build-isolation -e . >>"$log" 2>&1 \
  || stop "Wegwijs itself could not be installed in $venv (the whole log: $log)"
say "$venv is ready"
