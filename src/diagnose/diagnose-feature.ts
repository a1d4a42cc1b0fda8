import type { Actor } from '../access/actor.ts'
import { isHeadquartersUnreachable } from '../between/headquarters-of.ts'
import type { Sides } from '../between/sides.ts'
import { askAll, type Check, fail } from './checks/check.ts'
import { calmOfFeature, FEATURE_CHECKS } from './checks/feature.ts'
import { type DiagnosisView, diagnosisOf } from './diagnosis.ts'
import { factsOfFeature } from './facts/feature.ts'

/** Questions 1 and 2 of the FAQ for a feature, on every channel that the actor may use. */
export async function diagnoseFeature(sides: Sides, actor: Actor, key: string): Promise<DiagnosisView> {
  const at = new Date().toISOString()
  try {
    const facts = await factsOfFeature(sides, actor, key)
    const subject = facts.feature ? { type: 'FEATURE' as const, key } : null
    return diagnosisOf(subject, askAll(FEATURE_CHECKS, facts), { calm: calmOfFeature(facts), trace: null, at })
  } catch (error) {
    if (!isHeadquartersUnreachable(error)) throw error
    return diagnosisOf(null, [AWAY], { calm: '', trace: null, at })
  }
}

const AWAY: Check = {
  code: 'HEADQUARTERS_REACHABLE',
  question: 'Can headquarters be asked?',
  ...fail('Headquarters’ database cannot be reached: start it, or mend the network.', [], []),
}
