import type { Actor } from '../../access/actor.ts'
import type { ChannelDatabase } from '../../between/sides.ts'
import { CUSTOMER_FIELDS, type CustomerField } from '../../model/customer-fields.ts'
import type { CustomerOutcome } from '../../model/customer-outcome.ts'
import { canonicalChanges } from '../../model/customer-rows/canonical-customer.ts'
import { type CustomerChanges, textOrNull } from '../../model/customer-rows/customer-input.ts'
import { NO_ROWS } from '../../model/customer-rows/rows.ts'
import type { CustomerView } from '../../model/customer-view.ts'
import { nameAfter } from '../../model/person-name.ts'
import { checkChanges } from '../validate/check-customer.ts'
import { checkInvoiceAccount } from '../validate/check-invoice-account.ts'
import { vocabularyOf } from '../validate/vocabulary.ts'
import { refusedUpdate, runUpdate, stageUnlessRefused, type UpdateTarget } from './update.ts'

/** Updates a customer's own fields. A field that is not named stays; null empties it. */
export function updateCustomer(
  database: ChannelDatabase,
  actor: Actor,
  input: UpdateTarget & { changes: CustomerChanges },
): Promise<CustomerOutcome> {
  return runUpdate(database, actor, input, {
    action: 'updateCustomer',
    routed: 'UPDATE_CUSTOMER',
    kind: 'UPDATE_CUSTOMER',
    content: input.changes,
    contentPath: ['changes'],
    compared: input.changes,
    async stage(customer, { database, setting }) {
      const changes = withName(canonicalChanges(input.changes, vocabularyOf(setting)), customer)
      const changedFields = CUSTOMER_FIELDS.map(({ field }) => field).filter((field) => changes[field] !== undefined)
      if (changedFields.length === 0)
        return refusedUpdate('INVALID_VALUE', 'Name at least one field to change.', ['changes'])
      const findings = checkChanges(changes, setting)
      findings.refusals.push(...(await checkInvoiceAccount(database.db, setting, changes)))
      return stageUnlessRefused(findings, ['changes'], () => ({
        ...NO_ROWS,
        customer: [{ operation: 'UPDATE', changedFields, ...valuesOf(changes, changedFields) }],
      }))
    },
  })
}

/** The changes, with the name that follows from those of its parts. */
function withName(changes: CustomerChanges, customer: CustomerView): CustomerChanges {
  const name = nameAfter(customer, changes)
  return name === undefined ? changes : { ...changes, name }
}

function valuesOf(changes: CustomerChanges, fields: readonly CustomerField[]): CustomerChanges {
  return Object.fromEntries(fields.map((field) => [field, textOrNull(changes[field])]))
}
