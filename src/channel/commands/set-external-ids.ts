import type { Actor } from '../../access/actor.ts'
import type { ChannelDatabase } from '../../between/sides.ts'
import type { CustomerOutcome } from '../../model/customer-outcome.ts'
import { NO_ROWS } from '../../model/customer-rows/rows.ts'
import { type ExternalIdInput, externalIdRows } from '../../model/external-id.ts'
import { checkExternalIds } from '../validate/check-external-ids.ts'
import { found } from '../validate/check-field.ts'
import { refusedUpdate, runUpdate, stageUnlessRefused, type UpdateTarget } from './update.ts'

/** Sets the customer's ids in the named systems and leaves the others; null removes one. */
export function setCustomerExternalIds(
  database: ChannelDatabase,
  actor: Actor,
  input: UpdateTarget & { externalIds: readonly ExternalIdInput[] },
): Promise<CustomerOutcome> {
  return runUpdate(database, actor, input, {
    action: 'setCustomerExternalIds',
    routed: 'UPDATE_CUSTOMER',
    kind: 'UPDATE_ATTRIBUTES',
    content: input.externalIds,
    contentPath: [],
    async stage(customer, { database: { db }, setting }) {
      if (input.externalIds.length === 0)
        return refusedUpdate('INVALID_VALUE', 'Name at least one external id.', ['externalIds'])
      const findings = found()
      findings.refusals.push(...(await checkExternalIds(db, setting, input.externalIds, customer.customerKey)))
      return stageUnlessRefused(findings, ['externalIds'], () => ({
        ...NO_ROWS,
        attributes: externalIdRows(input.externalIds, customer.attributes),
      }))
    },
  })
}
