import { createHash } from 'node:crypto'
import type { Actor } from '../../access/actor.ts'
import { databaseNow } from '../../db/database-clock.ts'
import type { CustomerDocument } from '../../model/customer.ts'
import type { CustomerOutcome, CustomerRefusal, Warning } from '../../model/customer-outcome.ts'
import { headquartersView } from '../../model/customer-view.ts'
import type { OperationKind, StagedOperation, StagedRows } from '../../model/operation.ts'

/** An operation that headquarters itself makes. */
export function ownOperation(
  actor: Actor,
  own: {
    operationId: string
    hash: string
    kind: OperationKind
    customerKey: string
    dataAreaId: string
    baseVersion: number
    account: string | null
    imported?: boolean
    rows: StagedRows
  },
): StagedOperation {
  const { account, ...operation } = own
  return {
    ...operation,
    operationNumber: null,
    channelId: '',
    capturedAt: databaseNow().toISOString(),
    capturedBy: actor.id,
    customerAccount: account,
  }
}

/** A hash of an operation's content. */
export const hashOf = (content: unknown): string => createHash('sha256').update(JSON.stringify(content)).digest('hex')

/** What a request at headquarters has done with its customer. */
export type Change = 'CREATED' | 'UPDATED' | 'UNCHANGED'
export type OwnOutcome = CustomerOutcome & { change: Change | null }

export const done = (
  customer: CustomerDocument | null,
  change: Change,
  { warnings = [], repeated = false }: { warnings?: Warning[]; repeated?: boolean } = {},
): OwnOutcome => ({
  customer: customer && headquartersView(customer),
  operationId: null,
  operation: null,
  route: 'HEADQUARTERS',
  routeReason: 'HEADQUARTERS_UPDATE',
  repeated,
  warnings,
  userErrors: [],
  change,
})

export const rejected = (userErrors: CustomerRefusal[]): OwnOutcome => ({
  customer: null,
  operationId: null,
  operation: null,
  route: null,
  routeReason: null,
  warnings: [],
  userErrors,
  change: null,
})
