#!/usr/bin/env bash
# What the action does once the program is installed; everything it is told comes through the environment.
set -euo pipefail
catalogue="$RUNNER_TEMP/badge-catalogue/bin/catalogue"
against=()
if [ -n "$AGAINST" ]; then against=(--against "$AGAINST"); fi
case "$DO" in
    check)
        "$catalogue" check "$DEFINITIONS" --format github "${against[@]}"
        ;;
    comment)
        "$catalogue" diff "$AGAINST" "$DEFINITIONS" --format markdown > "$RUNNER_TEMP/catalogue-comment.md"
        echo "comment=$RUNNER_TEMP/catalogue-comment.md" >> "$GITHUB_OUTPUT"
        ;;
    publish)
        "$catalogue" check "$DEFINITIONS" --format github "${against[@]}"
        "$catalogue" build --source "$DEFINITIONS" --out "$OUT" "${against[@]}"
        ;;
    *)
        echo "::error::do is '$DO'; write check, comment or publish" >&2
        exit 3
        ;;
esac
