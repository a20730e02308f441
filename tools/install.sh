#!/bin/sh
# Make a virtual environment in $VENV and install the project into it, with its test tools or the extras in $EXTRAS.
set -eu
say() { printf '%s\n' "$*" >&2; }

"$PYTHON" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || {
    say "deepcheap needs Python 3.11 or newer, and '$PYTHON' is not: install one, or call make with PYTHON=/path/to/python3.11"
    exit 2
}
say "Installing into $VENV (once; a few hundred megabytes) ..."
if "$PYTHON" -m venv "$VENV" >/dev/null 2>&1; then
    pip() { "$VENV/bin/python" -m pip "$@"; }
elif rm -rf "$VENV" && "$PYTHON" -m pip --version >/dev/null 2>&1 && "$PYTHON" -m venv --without-pip "$VENV" >/dev/null 2>&1; then
    # Debian without python3-venv: no ensurepip, but the system's pip can install into the environment.
    pip() { "$PYTHON" -m pip --python "$VENV/bin/python" "$@"; }
else
    say "This Python has neither ensurepip nor pip: install the package python3-venv (Debian, Ubuntu: apt install python3-venv), then call make again"
    exit 2
fi
pip install --quiet --disable-pip-version-check --editable ".[${EXTRAS:-dev}]"
