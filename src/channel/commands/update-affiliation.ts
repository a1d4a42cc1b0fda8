import type { Actor } from '../../access/actor.ts'
import type { ChannelDatabase } from '../../between/sides.ts'
import type { CustomerOutcome } from '../../model/customer-outcome.ts'
import { NO_ROWS } from '../../model/customer-rows/rows.ts'
import { canonicalWord } from '../../model/vocabulary/vocabulary.ts'
import { found } from '../validate/check-field.ts'
import { checkAffiliation } from '../validate/check-parts.ts'
import { vocabularyOf } from '../validate/vocabulary.ts'
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
      const affiliationId = canonicalWord(vocabularyOf(setting), 'AFFILIATION', input.affiliation)
      checkAffiliation({ setting, findings, path: [], isUpdate: true }, affiliationId)
      return stageUnlessRefused(findings, ['affiliation'], () => ({
        ...NO_ROWS,
        affiliations: [{ operation: 'CREATE', affiliationId }],
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
    stage(customer, { setting }) {
      const affiliationId = canonicalWord(vocabularyOf(setting), 'AFFILIATION', input.affiliation)
      if (!customer.affiliations.includes(affiliationId))
        return refusedUpdate(
          'NOT_FOUND',
          'The customer does not have this affiliation. Read its `affiliations` again.',
          ['affiliation'],
        )
      return {
        rows: { ...NO_ROWS, affiliations: [{ operation: 'DEACTIVATE', affiliationId }] },
        warnings: [],
      }
    },
  })
}
