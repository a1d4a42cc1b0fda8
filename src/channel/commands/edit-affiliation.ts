import type { Actor } from '../../access/actor.ts'
import type { ChannelDatabase } from '../../between/sides.ts'
import { type CustomerOutcome, refused } from '../../model/customer-outcome.ts'
import { NO_ROWS } from '../capture/staged.ts'
import { found } from '../validate/check-field.ts'
import { checkAffiliation } from '../validate/check-parts.ts'
import { type EditTarget, editUnlessRefused, refusedEdit } from './edit.ts'
import { editCustomer } from './edit-customer.ts'

type Affiliation = EditTarget & { affiliation: string }

/** Adding an affiliation that the customer has changes nothing. */
export function addCustomerAffiliation(
  database: ChannelDatabase,
  actor: Actor,
  input: Affiliation,
): Promise<CustomerOutcome> {
  return editCustomer(database, actor, input, {
    action: 'addCustomerAffiliation',
    routed: 'EDIT_CUSTOMER',
    kind: 'UPDATE_AFFILIATIONS',
    content: input.affiliation,
    inputPath: ['affiliation'],
    workOut(_, { setting }) {
      const findings = found()
      checkAffiliation({ setting, findings, path: [], edit: true }, input.affiliation)
      return editUnlessRefused(findings, ['affiliation'], () => ({
        rows: { ...NO_ROWS, affiliations: [{ operation: 'CREATE', affiliationId: input.affiliation }] },
      }))
    },
  })
}

export function removeCustomerAffiliation(
  database: ChannelDatabase,
  actor: Actor,
  input: Affiliation,
): Promise<CustomerOutcome> {
  return editCustomer(database, actor, input, {
    action: 'removeCustomerAffiliation',
    routed: 'EDIT_CUSTOMER',
    kind: 'UPDATE_AFFILIATIONS',
    content: input.affiliation,
    inputPath: ['affiliation'],
    workOut(customer) {
      if (!customer.affiliations.includes(input.affiliation))
        return refusedEdit(
          refused('NOT_FOUND', 'The customer does not have this affiliation. Read its `affiliations` again.', [
            'affiliation',
          ]),
        )
      return {
        rows: { ...NO_ROWS, affiliations: [{ operation: 'DEACTIVATE', affiliationId: input.affiliation }] },
        warnings: [],
      }
    },
  })
}
