import { randomUUID } from 'node:crypto'

/**
 * The subscription of all servers. It selects fields of the event itself, so that the other servers, which have no
 * database, can send the same bytes.
 */
export const DOCUMENT = /* GraphQL */ `subscription { operationChanged { __typename
  ... on OperationChanged { cursor at operationId status revision } ... on Ready { cursor } } }`

/** An event as the other servers make it, with the same fields and size as tillsync's. */
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
