#!/usr/bin/env bash
# Packs the working state (raw pages, working database, history) into one encrypted file, or unpacks it.
# It holds full texts and names of persons: it leaves the machine encrypted with HUDNA_STATE_KEY, or not at all.
set -euo pipefail
cd "$(dirname "$0")/.."
archive=state.tar.gpg
GNUPGHOME=$(mktemp -d)
export GNUPGHOME
trap 'rm -rf "$GNUPGHOME"' EXIT

cipher() {
    gpg --batch --yes --quiet --pinentry-mode loopback --passphrase-fd 3 "$@" 3<<<"$HUDNA_STATE_KEY"
}

case "${1:-}" in
pack)
    rm -f "$archive"
    if [ -z "${HUDNA_STATE_KEY:-}" ]; then
        echo "HUDNA_STATE_KEY is not set: the working state is not kept, and the next run begins anew." >&2
        exit 0
    fi
    tar --create --exclude=warehouse/build/logs --exclude=warehouse/notebooks raw/inbox warehouse |
        cipher --symmetric --cipher-algo AES256 --output "$archive.part"
    mv "$archive.part" "$archive"
    ;;
unpack)
    if [ ! -e "$archive" ]; then
        if [ -n "${HUDNA_STATE_KEY:-}" ] && [ -z "${BEGIN_ANEW:-}" ]; then
            echo "There is no state of an earlier run, or it could not be fetched: with it would go what was deleted on" \
                "request. Run the job again; if there is none, start it by hand with begin_anew." >&2
            exit 2
        fi
        echo "There is no state of an earlier run: beginning anew." >&2
        exit 0
    fi
    if [ -z "${HUDNA_STATE_KEY:-}" ]; then
        echo "There is a state of an earlier run, but HUDNA_STATE_KEY is not set. Set the secret, or delete the cache." >&2
        exit 2
    fi
    cipher --decrypt "$archive" | tar --extract
    ;;
*)
    echo "usage: $0 pack|unpack" >&2
    exit 2
    ;;
esac
