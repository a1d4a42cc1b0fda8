import type { Actor } from '../access/actor.ts'
import type { HeadquartersServer } from '../between/sides.ts'
import { fieldRefused } from '../channel/capture/refusals.ts'
import { notFound } from '../channel/commands/edit.ts'
import { type ChannelOutcome, refusal } from '../channel/commands/outcome.ts'
import { isUuid } from '../channel/customers/read-customers.ts'
import { isUnstorable } from '../channel/validate/check-field.ts'
import type { CustomerChanges } from '../channel/validate/customer-input.ts'
import { updateCustomerAtHeadquarters } from '../headquarters/synchronize/update-customer.ts'
import { CUSTOMER_FIELDS } from '../model/customer-fields.ts'
import { headquartersView } from '../model/customer-view.ts'
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
