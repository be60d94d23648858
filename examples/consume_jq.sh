#!/bin/sh
# Titles of today's records in a language, from JSON Lines: consume_jq.sh FOLDER LANGUAGE [DAY]
set -eu
[ $# -ge 2 ] || { echo "usage: $0 FOLDER LANGUAGE [DAY]" >&2; exit 2; }
folder=$1 language=$2 day=${3:-$(date -u +%F)}
cat "$folder/date=$day"/records-*.jsonl |
    jq -r --arg language "$language" 'select(.language == $language) | [.first_seen_at, .host, .title] | @tsv'
