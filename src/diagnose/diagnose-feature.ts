import type { Actor } from '../access/actor.ts'
import type { Sides } from '../between/sides.ts'
import { databaseNow } from '../db/database-clock.ts'
import { type Check, evaluateAll, fail } from './checks/check.ts'
import { FEATURE_CHECKS, healthyFeature } from './checks/feature.ts'
import { type DiagnosisView, diagnosisOf } from './diagnosis.ts'
import { factsOfFeature } from './facts/feature.ts'

/** Answers questions 1 and 2 of the FAQ for a feature, on every channel that the actor may use. */
export async function diagnoseFeature(sides: Sides, actor: Actor, key: string): Promise<DiagnosisView> {
  const at = databaseNow().toISOString()
  const facts = await factsOfFeature(sides, actor, key)
  if (facts === null) return diagnosisOf(null, [UNREACHABLE], { calm: '', trace: null, at })
  const subject = facts.feature ? { type: 'FEATURE' as const, key } : null
  return diagnosisOf(subject, evaluateAll(FEATURE_CHECKS, facts), { calm: healthyFeature(facts), trace: null, at })
}

const UNREACHABLE: Check = {
  code: 'HEADQUARTERS_REACHABLE',
  question: 'Can headquarters be reached?',
  ...fail("Headquarters' database cannot be reached. Start it, or fix the network.", [], []),
}
