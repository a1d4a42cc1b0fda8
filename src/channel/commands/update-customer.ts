import type { Actor } from '../../access/actor.ts'
import type { ChannelDatabase } from '../../between/sides.ts'
import { CUSTOMER_FIELDS, type CustomerField } from '../../model/customer-fields.ts'
import type { CustomerOutcome } from '../../model/customer-outcome.ts'
import type { CustomerView } from '../../model/customer-view.ts'
import { NO_ROWS } from '../capture/staged.ts'
import { checkChanges } from '../validate/check-customer.ts'
import { type CustomerChanges, composedName, textOrNull } from '../validate/customer-input.ts'
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
    stage(customer, { setting }) {
      const changes = withName(input.changes, customer)
      const changedFields = CUSTOMER_FIELDS.map(({ field }) => field).filter((field) => changes[field] !== undefined)
      if (changedFields.length === 0)
        return refusedUpdate('INVALID_VALUE', 'Name at least one field to change.', ['changes'])
      return stageUnlessRefused(checkChanges(changes, setting), ['changes'], () => ({
        ...NO_ROWS,
        customer: [{ operation: 'UPDATE', changedFields, ...valuesOf(changes, changedFields) }],
      }))
    },
  })
}

/** Composes the name of a person when the first, middle or last name changes and no name is given. */
function withName(changes: CustomerChanges, customer: CustomerView): CustomerChanges {
  const { firstName, middleName, lastName, name } = changes
  const isNamed = [firstName, middleName, lastName].some((part) => part !== undefined)
  const type = changes.customerType ?? customer.customerType
  if (!isNamed || name !== undefined || type === 'ORGANIZATION') return changes
  const composed = composedName({
    firstName: firstName === undefined ? customer.firstName : firstName,
    middleName: middleName === undefined ? customer.middleName : middleName,
    lastName: lastName === undefined ? customer.lastName : lastName,
  })
  return composed === null ? changes : { ...changes, name: composed }
}

function valuesOf(changes: CustomerChanges, fields: readonly CustomerField[]): CustomerChanges {
  return Object.fromEntries(fields.map((field) => [field, textOrNull(changes[field])]))
}
