import { randomUUID } from 'node:crypto'

/** What is watched: fields of the event itself, so that the peers, which have no database, can send the same bytes. */
export const DOCUMENT = /* GraphQL */ `subscription { operationChanged { __typename
  ... on OperationChanged { cursor at operationId status revision } ... on Ready { cursor } } }`

/** An event as the peers make it, of the same fields and size as ours. */
export function madeEvent() {
  return {
    __typename: 'OperationChanged',
    cursor: 'WyIxMjM0NTYiXQ',
    at: new Date().toISOString(),
    operationId: randomUUID(),
    status: 'SYNCED',
    revision: 1,
  }
}
