import type { Actor } from '../../access/actor.ts'
import type { ChannelDatabase } from '../../between/sides.ts'
import type { CustomerOutcome } from '../../model/customer-outcome.ts'
import { NO_ROWS } from '../capture/staged.ts'
import { found } from '../validate/check-field.ts'
import { checkAffiliation } from '../validate/check-parts.ts'
import { refusedUpdate, runUpdate, stageUnlessRefused, type UpdateTarget } from './update.ts'

type Affiliation = UpdateTarget & { affiliation: string }

/** Adds an affiliation. One that the customer already has changes nothing. */
export function addCustomerAffiliation(
  database: ChannelDatabase,
  actor: Actor,
  input: Affiliation,
): Promise<CustomerOutcome> {
  return runUpdate(database, actor, input, {
    action: 'addCustomerAffiliation',
    routed: 'UPDATE_CUSTOMER',
    kind: 'UPDATE_AFFILIATIONS',
    content: input.affiliation,
    contentPath: ['affiliation'],
    stage(_, { setting }) {
      const findings = found()
      checkAffiliation({ setting, findings, path: [], isUpdate: true }, input.affiliation)
      return stageUnlessRefused(findings, ['affiliation'], () => ({
        ...NO_ROWS,
        affiliations: [{ operation: 'CREATE', affiliationId: input.affiliation }],
      }))
    },
  })
}

export function removeCustomerAffiliation(
  database: ChannelDatabase,
  actor: Actor,
  input: Affiliation,
): Promise<CustomerOutcome> {
  return runUpdate(database, actor, input, {
    action: 'removeCustomerAffiliation',
    routed: 'UPDATE_CUSTOMER',
    kind: 'UPDATE_AFFILIATIONS',
    content: input.affiliation,
    contentPath: ['affiliation'],
    stage(customer) {
      if (!customer.affiliations.includes(input.affiliation))
        return refusedUpdate(
          'NOT_FOUND',
          'The customer does not have this affiliation. Read its `affiliations` again.',
          ['affiliation'],
        )
      return {
        rows: { ...NO_ROWS, affiliations: [{ operation: 'DEACTIVATE', affiliationId: input.affiliation }] },
        warnings: [],
      }
    },
  })
}
