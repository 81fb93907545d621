#!/bin/sh
# Builds the environment from the lock: make_venv.sh PYTHON VENV LOCK. Each thing that can be missing gets one sentence.
set -eu
python=$1 venv=$2 lock=$3

say() { printf '%s\n' "$*" >&2; }
stop() { say "Wegwijs: $*"; exit 1; }

command -v "$python" >/dev/null 2>&1 || stop "there is no '$python' here; install Python 3.11 or newer, or name one: make PYTHON=/path/to/python3"
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
  || stop "$("$python" --version) is too old; Wegwijs needs Python 3.11 or newer: make PYTHON=/path/to/python3.11"
"$python" -c 'import venv, ensurepip' 2>/dev/null \
  || stop "this Python lacks the venv module; on Debian and Ubuntu: apt install python3-venv"

say "Wegwijs: setting up $venv (about a minute the first time)"
"$python" -m venv "$venv"
if ! "$venv/bin/python" -m pip install --disable-pip-version-check --progress-bar on --require-hashes -r "$lock" >"$venv/install.log" 2>&1; then
  tail -n 15 "$venv/install.log" >&2
  if grep -qE 'gcc|cc1|compiler|Python\.h' "$venv/install.log"; then
    stop "a package had to be compiled and could not be: install a C compiler and the Python headers (build-essential python3-dev), or use a Python between 3.11 and 3.13; the whole log is $venv/install.log"
  fi
  stop "the packages of $lock could not be installed; the whole log is $venv/install.log"
fi
"$venv/bin/python" -m pip install --disable-pip-version-check --quiet --no-deps --no-build-isolation -e .
say "Wegwijs: ready"
