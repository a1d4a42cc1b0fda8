import type { Actor } from '../access/actor.ts'
import type { Sides } from '../between/sides.ts'
import { databaseNow } from '../db/database-clock.ts'
import { evaluateAll } from './checks/check.ts'
import { DATABASES_AVAILABLE } from './checks/databases.ts'
import { HEADQUARTERS_REACHABLE } from './checks/exchange.ts'
import { FEATURE_CHECKS, healthyFeature } from './checks/feature.ts'
import { type DiagnosisView, diagnosisOf } from './diagnosis.ts'
import { readDatabaseStates } from './facts/database-states.ts'
import { factsOfFeature } from './facts/feature.ts'

/** Answers questions 1 and 2 of the FAQ for a feature, on every channel that the actor may use. */
export async function diagnoseFeature(sides: Sides, actor: Actor, key: string): Promise<DiagnosisView> {
  const at = databaseNow().toISOString()
  const facts = await factsOfFeature(sides, actor, key)
  const states = await readDatabaseStates(sides, facts?.there.map(({ database }) => database.key) ?? [])
  if (facts === null) {
    const checks = evaluateAll([DATABASES_AVAILABLE, HEADQUARTERS_REACHABLE], { states, exchange: null })
    return diagnosisOf(null, checks, { calm: '', trace: null, at })
  }
  const subject = facts.feature ? { type: 'FEATURE' as const, key } : null
  const checks = [...evaluateAll([DATABASES_AVAILABLE], { states }), ...evaluateAll(FEATURE_CHECKS, facts)]
  return diagnosisOf(subject, checks, { calm: healthyFeature(facts), trace: null, at })
}
