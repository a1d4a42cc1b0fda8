#!/bin/sh
# Makes a feature effective, imports customers from a file of JSON lines, synchronizes, and waits until every customer is
# back at its channel. Fails with the reasons. Safe to repeat. Needs curl, jq and sha256sum.
set -eu
file=$1

fail() { printf '%s\n' "$@" >&2; exit 1; }
send() { curl -sS --retry 5 --max-time 600 -H "authorization: Bearer $TILLSYNC_TOKEN" -H 'content-type: application/json' "$@"; }
# Prints the data of a document; fails with the messages of errors and refusals. Another run of a job is no failure.
graphql() {
  answer=$(jq -n --arg query "$1" --argjson variables "${2:-null}" '$ARGS.named' | send -d @- "$TILLSYNC_URL/graphql")
  reasons=$(printf %s "$answer" | jq -r '.errors[]?.message,
    (.data // {} | .[]? | objects | .userErrors[]? | select(.code != "JOB_ALREADY_RUNNING") | .message)')
  [ -z "$reasons" ] || fail "$reasons"
  printf %s "$answer" | jq .data
}
key() { printf %s "$1" | sha256sum | cut -d ' ' -f 1; }

plan=$(graphql 'mutation ($feature: ID!) { runFeaturePlan(input: { feature: $feature, confirm: true, wait: true }) {
  planRun { steps { title state reason } } userErrors { code message } } }' "{\"feature\": \"$FEATURE\"}")
reasons=$(printf %s "$plan" | jq -r '.runFeaturePlan.planRun.steps[]? |
  select(.state == "FAILED" or .state == "BLOCKED") | "\(.title): \(.reason)"')
[ -z "$reasons" ] || fail "$reasons"

refused=0
while IFS= read -r line || [ -n "$line" ]; do
  # The key is that of the content: a line that was sent before is not captured twice.
  answer=$(printf %s "$line" | send -d @- -H "idempotency-key: $(key "$line")" \
    "$TILLSYNC_URL/rest/v1/channels/$CHANNEL/customers")
  reasons=$(printf %s "$answer" | jq -r '(.userErrors // .errors)[]?.message')
  [ -z "$reasons" ] || { refused=1; printf 'refused: %s\n' "$reasons" >&2; }
done < "$file"

open=1
while [ "$open" -gt 0 ]; do
  for job in P-0001 synchronize 1010; do
    case $job in
      synchronize) graphql 'mutation { synchronizeCustomersAndChannelRequests { userErrors { code message } } }' ;;
      *) graphql "mutation { runCdxJob(input: { job: \"$job\" }) { userErrors { code message } } }" ;;
    esac > /dev/null
  done
  open=$(graphql '{ operationCounts { status count } }' | jq '[.operationCounts[] |
    select(.status | IN("CAPTURED", "UPLOADED", "IN_PROGRESS", "SYNCED")) | .count] | add // 0')
  [ "$open" -eq 0 ] || sleep 1
done

failed=$(graphql '{ operations(filter: { status: [FAILED] }) { nodes { operationId lastKnownError { code message } } } }' |
  jq -r '.operations.nodes[] | "\(.operationId): \(.lastKnownError.code) \(.lastKnownError.message)"')
[ -z "$failed" ] || fail "$failed"
[ "$refused" -eq 0 ] || exit 1
echo 'All customers are synchronized.'
