#!/usr/bin/env bash
# Brings this checkout to the point where every make target works; does nothing when nothing changed.
# Usage: tools/setup.sh [bench]
set -euo pipefail
cd "$(dirname "$0")/.."

extra=${1:-}
lists=(tools/debian-packages.txt) locks=(requirements.lock) stamp=.venv/ready
if [[ $extra == bench ]]; then
    lists+=(tools/debian-packages-bench.txt) locks+=(requirements-bench.lock) stamp=.venv/ready-bench
elif [[ -n $extra ]]; then
    echo "usage: tools/setup.sh [bench]" >&2
    exit 2
fi

say() { printf '%s\n' "$*" >&2; }
stop() { say "$@"; exit 1; }

missing_packages() {
    local wanted present
    wanted=$(sed 's/#.*//' "${lists[@]}" | xargs -n1 | sort -u)
    # shellcheck disable=SC2086
    present=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' $wanted 2>/dev/null | sed -n 's/^installed //p' | sort -u)
    comm -23 <(echo "$wanted") <(echo "$present")
}

install_packages() {
    local missing
    missing=$(missing_packages | xargs)
    [[ -n $missing ]] || return 0
    if [[ $(id -u) != 0 ]]; then
        say "These Debian packages are missing. Install them, then run make again:" ""
        stop "    sudo apt-get update && sudo apt-get install -y --no-install-recommends $missing"
    fi
    say "Installing Debian packages: $missing"
    mkdir -p /usr/share/man/man1 # slim images lack it, and Java's installation stops without it
    export DEBIAN_FRONTEND=noninteractive
    local log
    log=$(mktemp)
    # shellcheck disable=SC2086
    if ! { apt-get update && apt-get install -y --no-install-recommends $missing; } </dev/null >"$log" 2>&1; then
        tail -n 30 "$log" >&2
        stop "The Debian packages could not be installed; the lines above say why."
    fi
    rm -f "$log"
}

check_programs() {
    local absent=()
    for program in tesseract java pdftotext cc; do
        command -v "$program" >/dev/null || absent+=("$program")
    done
    [[ ${#absent[@]} == 0 ]] || stop "This is not Debian, and these programs are missing: ${absent[*]}." \
        "tools/debian-packages.txt names the Debian packages; install their like, then run make again."
}

find_python() {
    local candidate
    for candidate in python3.11 python3 python3.12 python3.13; do
        if "$candidate" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            echo "$candidate"
            return
        fi
    done
    stop "Archivist needs Python 3.11 or newer with its venv module (on Debian 12: python3 and python3-venv)."
}

key() {
    { pwd; cat pyproject.toml "${locks[@]}" tools/setup.sh; } | sha256sum
}

environment_is_ours() { # a copied or moved checkout carries an environment that belongs to another folder
    .venv/bin/python -c 'import pip' 2>/dev/null && [[ $(head -n 1 .venv/bin/pip) == "#!$PWD/.venv/bin/"* ]]
}

install_environment() {
    [[ -x .venv/bin/python && -f $stamp && $(<"$stamp") == "$(key)" ]] && return
    if ! environment_is_ours; then
        local python
        python=$(find_python)
        say "Making .venv with $("$python" --version)"
        "$python" -m venv --clear .venv
    fi
    say "Installing Python packages from ${locks[*]}; the first time takes some minutes"
    local pip=(.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input)
    "${pip[@]}" "${locks[@]/#/--requirement=}" </dev/null
    "${pip[@]}" --no-deps --no-build-isolation --editable . </dev/null
    key >"$stamp"
}

install_counterparts() { # the servers that deliveries are tested against, with the Node.js of .venv
    local place=tools/counterparts wanted
    wanted=$(sha256sum $place/package-lock.json)
    [[ -f $place/node_modules/ready && $(<$place/node_modules/ready) == "$wanted" ]] && return
    say "Installing the upload server for tests"
    PATH="$PWD/.venv/bin:$PATH" npm ci --prefix $place --ignore-scripts --no-audit --no-fund --silent </dev/null
    echo "$wanted" >$place/node_modules/ready
}

compile_translations() {
    local source
    for source in resources/translations/*/LC_MESSAGES/archivist.po; do
        if [[ -f $source && ! ${source%.po}.mo -nt $source ]]; then
            .venv/bin/python tools/compile_translations.py
            return
        fi
    done
}

compile_encoder() {
    local source=archivist/pdf/generic_region.c
    [[ ! -f $source || ${source%.c}.machine -nt $source ]] || .venv/bin/python tools/compile_encoder.py
}

if command -v dpkg-query >/dev/null && command -v apt-get >/dev/null; then install_packages; else check_programs; fi
install_environment
install_counterparts
compile_translations
compile_encoder
