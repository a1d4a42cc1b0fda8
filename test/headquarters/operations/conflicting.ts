import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import type { HeadquartersDatabase } from '../../../src/between/sides.ts'
import { customerDocuments } from '../../../src/headquarters/customers/customer-documents.ts'
import { type ConflictView, conflictsOf } from '../../../src/headquarters/operations/changing/conflicts.ts'
import {
  type Choice,
  type ResolveOutcome,
  resolveConflict,
} from '../../../src/headquarters/operations/changing/resolve-conflict.ts'
import { synchronizeOperation } from '../../../src/headquarters/operations/changing/synchronize-operation.ts'
import { rowsOfOperations } from '../../../src/headquarters/operations/staging/staging-records.ts'
import type { CustomerDocument } from '../../../src/model/customer.ts'
import { STAGING_TABLES, type StagedRows } from '../../../src/model/operation.ts'
import { sidesOf } from '../../live/sides.ts'
import { headquarters } from '../../support/headquarters.ts'
import { applyAtHeadquarters } from '../../support/own-operation.ts'
import { make, type StagedOptions } from '../../support/staged.ts'
import { synchronizeAll } from '../../support/synchronizing.ts'
import { correction, viewOf } from './correction.ts'
import { OPERATOR } from './support.ts'

export const addressId = randomUUID()
export const contactId = randomUUID()
const ANNA = { id: 'anna', roles: ['ADMINISTRATOR'], channels: 'ALL' } as const
const NOTHING: StagedRows = { customer: [], addresses: [], contacts: [], affiliations: [], attributes: [] }

/** Headquarters with one customer, whom Anna edits there and tills edit without knowing of it. */
export type Conflicting = Awaited<ReturnType<typeof conflictingCustomer>>

export async function conflictingCustomer() {
  const hq: HeadquartersDatabase = await headquarters()
  const sides = sidesOf(hq, {})
  const { customerKey } = await make.operation(hq.db, {
    customer: { name: 'Ada', email: 'ada@example.com', phone: '1' },
    addresses: [{ addressId, street: '1 Main Street', city: 'Houston' }],
    contacts: [{ contactId, type: 'EMAIL', value: 'second@example.com' }],
    affiliations: ['VIP'],
    attributes: [{ name: 'ShoeSize', value: '38' }],
  })
  await synchronizeAll(hq)

  const customerNow = async (): Promise<CustomerDocument | undefined> =>
    (await customerDocuments(hq.db, [customerKey]))[0]
  /** An edit that Anna makes at headquarters, of what is there now. */
  async function atHeadquarters(rows: Partial<StagedRows>): Promise<void> {
    const answer = await applyAtHeadquarters(hq, ANNA, {
      operationId: randomUUID(),
      customerKey,
      operationNumber: null,
      dataAreaId: 'USRT',
      channelId: '',
      kind: 'UPDATE_CUSTOMER',
      capturedAt: new Date().toISOString(),
      capturedBy: 'anna',
      baseVersion: (await customerNow())?.version ?? 0,
      customerAccount: null,
      hash: randomUUID(),
      rows: { ...NOTHING, ...rows },
    })
    expect(answer.outcome).toBe('OK')
  }
  return {
    hq,
    sides,
    customerKey,
    customerNow,
    atHeadquarters,
    setEmail: (email: string) =>
      atHeadquarters({ customer: [{ operation: 'UPDATE', changedFields: ['email'], email }] }),
    /** The till's edit, based on the first version; it is synchronized after headquarters' own. */
    async conflicting(options: StagedOptions): Promise<string> {
      const { operationId } = await make.operation(hq.db, { customerKey, baseVersion: 1, ...options })
      await synchronizeAll(hq)
      return operationId
    },
    async conflicts(operationId: string): Promise<ConflictView[]> {
      const rows = await rowsOfOperations(hq.db, [operationId], STAGING_TABLES)
      return conflictsOf(await viewOf(hq.db, operationId), rows)
    },
    async resolve(
      operationId: string,
      choices: Choice[],
      given: Partial<ReturnType<typeof correction>> = {},
    ): Promise<ResolveOutcome> {
      const { revision } = await viewOf(hq.db, operationId)
      const input = correction(operationId, { expectedRevision: revision, ...given })
      return resolveConflict(sides, OPERATOR, { ...input, choices })
    },
    synchronize: async (operationId: string) => (await synchronizeOperation(sides, OPERATOR, operationId)).operation,
  }
}
