import type { Actor } from '../access/actor.ts'
import type { Sides } from '../between/sides.ts'
import { askAll, type Check, fail } from './checks/check.ts'
import { calmOfFeature, FEATURE_CHECKS } from './checks/feature.ts'
import { type DiagnosisView, diagnosisOf } from './diagnosis.ts'
import { factsOfFeature } from './facts/feature.ts'

/** Questions 1 and 2 of the FAQ for a feature, on every channel that the actor may use. */
export async function diagnoseFeature(sides: Sides, actor: Actor, key: string): Promise<DiagnosisView> {
  const at = new Date().toISOString()
  const facts = await factsOfFeature(sides, actor, key)
  if (facts === null) return diagnosisOf(null, [AWAY], { calm: '', trace: null, at })
  const subject = facts.feature ? { type: 'FEATURE' as const, key } : null
  return diagnosisOf(subject, askAll(FEATURE_CHECKS, facts), { calm: calmOfFeature(facts), trace: null, at })
}

const AWAY: Check = {
  code: 'HEADQUARTERS_REACHABLE',
  question: 'Can headquarters be asked?',
  ...fail('Headquarters’ database cannot be reached: start it, or correct the network.', [], []),
}
