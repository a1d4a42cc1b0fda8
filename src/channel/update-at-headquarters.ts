import type { Actor } from '../access/actor.ts'
import { CUSTOMER_FIELDS } from '../model/customer-fields.ts'
import type { HeadquartersServer } from '../sides/sides.ts'
import { updateCustomerAtHeadquarters } from '../synchronize/update-customer.ts'
import { isUnstorable } from './check-field.ts'
import type { CustomerChanges } from './customer-input.ts'
import { headquartersView } from './customer-view.ts'
import { notFound } from './edit.ts'
import { type ChannelOutcome, refusal } from './outcome.ts'
import { isUuid } from './read-customers.ts'
import { fieldRefused } from './refusals.ts'
import { assertMayUseHeadquarters } from './who.ts'

/** Changes a customer's own fields at headquarters itself, without a channel; the channels follow with 1010. */
export async function updateAtHeadquarters(
  hq: HeadquartersServer,
  actor: Actor,
  input: { customerKey: string; idempotencyKey: string; expectedVersion: string | null; changes: CustomerChanges },
): Promise<ChannelOutcome> {
  assertMayUseHeadquarters(actor)
  if (!isUuid(input.customerKey)) return refusal([notFound()])
  const unstorable = CUSTOMER_FIELDS.filter(({ field }) => isUnstorable(input.changes[field] ?? ''))
  if (unstorable.length > 0)
    return refusal(
      unstorable.map(({ field }) =>
        fieldRefused(
          {
            code: 'INVALID_CHARACTER',
            field: [field],
            message: 'It contains a character that cannot be stored. Type it again.',
          },
          ['changes'],
        ),
      ),
    )
  const { customer, userErrors } = await updateCustomerAtHeadquarters(hq, actor, input)
  if (!customer) return refusal(userErrors)
  return {
    customer: headquartersView(customer),
    operationId: null,
    operation: null,
    route: 'HEADQUARTERS',
    routeReason: 'HEADQUARTERS_EDIT',
    warnings: [],
    userErrors,
  }
}
