import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import type { HeadquartersDatabase } from '../../../src/between/sides.ts'
import { disableFeature } from '../../../src/headquarters/features/disable.ts'
import { enableFeature } from '../../../src/headquarters/features/enable.ts'
import { enableAllFeatures } from '../../../src/headquarters/features/enable-all.ts'
import { enableDueFeatures } from '../../../src/headquarters/features/enable-due.ts'
import { readFeatures } from '../../../src/headquarters/features/feature-view.ts'
import { withPrerequisites } from '../../../src/headquarters/features/plan.ts'
import { scheduleFeature } from '../../../src/headquarters/features/schedule-feature.ts'
import { headquartersWithFeatures, manager } from './headquarters.ts'

// Any graph of features, not only the four of the catalog; the rules of docs/domain.md (Features, D-04 to D-07).

const KEYS = ['A', 'B', 'C', 'D', 'E'] as const
type Key = (typeof KEYS)[number]
type Feature = {
  key: Key
  requires: Key[]
  canDisable: boolean
  needsConfirmation: boolean
  mandatory: boolean
  on: boolean
  /** The day for which it is scheduled. */
  day: number | null
}
type Command =
  | { do: 'enable'; key: Key; confirm: boolean }
  | { do: 'disable'; key: Key; cascade: boolean }
  | { do: 'schedule'; key: Key; day: number | null; confirm: boolean }
  | { do: 'enableAll'; confirm: boolean }
  | { do: 'nextDay' }

const fixed = { noNullPrototype: true }
const oneOf = <const T extends string>(name: T) => fc.constant(name)
const key = fc.constantFrom(...KEYS)
const mostly = fc.nat(5).map((n) => n > 0)
const confirm = mostly
const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: oneOf('enable'), key, confirm }, fixed) },
  { weight: 3, arbitrary: fc.record({ do: oneOf('disable'), key, cascade: fc.boolean() }, fixed) },
  {
    weight: 3,
    arbitrary: fc.record(
      { do: oneOf('schedule'), key, day: fc.option(fc.integer({ min: 1, max: 3 })), confirm },
      fixed,
    ),
  },
  { weight: 1, arbitrary: fc.record({ do: oneOf('enableAll'), confirm }, fixed) },
  { weight: 2, arbitrary: fc.record({ do: oneOf('nextDay') }, fixed) },
)
/** Each may require those before it; their keys are shuffled, so that no order of names helps. */
const graph: fc.Arbitrary<Feature[]> = fc
  .tuple(
    fc.shuffledSubarray([...KEYS], { minLength: KEYS.length }),
    fc.array(fc.record({ mask: fc.nat(7), canDisable: mostly, isCalm: mostly, isOptional: mostly, on: fc.boolean() }), {
      minLength: KEYS.length,
      maxLength: KEYS.length,
    }),
  )
  .map(([keys, each]) => {
    const features: Feature[] = []
    for (const [n, { mask, canDisable, isCalm, isOptional, on }] of each.entries()) {
      const name = keys[n]
      if (!name) continue
      const requires = keys.slice(0, n).filter((_, before) => mask & (1 << before))
      // What is mandatory requires nothing that could be off.
      const mandatory = !isOptional && requires.length === 0
      const can = requires.every((required) => features.some((one) => one.key === required && one.on))
      features.push({
        key: name,
        requires,
        canDisable,
        needsConfirmation: !isCalm,
        mandatory,
        on: mandatory || (on && can),
        day: null,
      })
    }
    return features
  })

const of = (features: Feature[], name: Key): Feature => {
  const found = features.find((one) => one.key === name)
  if (!found) throw new Error(name)
  return found
}
const missing = (features: Feature[], one: Feature) => one.requires.filter((name) => !of(features, name).on)
/** The features that are on and require this one, directly or through others. */
function dependents(features: Feature[], one: Feature): Feature[] {
  const direct = features.filter((other) => other.on && other.requires.includes(one.key))
  return [...new Set(direct.flatMap((other) => [other, ...dependents(features, other)]))]
}
const on = (one: Feature) => Object.assign(one, { on: true, day: null })

/** Answers OK or the code of the refusal; `today` is a day's number. */
function move(features: Feature[], each: Command, today: number): string {
  if (each.do === 'nextDay') {
    const due = features.filter(({ day }) => day !== null && day <= today)
    // Prerequisites that are due are enabled first; then what still lacks one loses its schedule.
    for (const _ of due) for (const one of due) if (one.day !== null && missing(features, one).length === 0) on(one)
    for (const one of due) one.day = null
    return 'OK'
  }
  if (each.do === 'enableAll') {
    for (const _ of features)
      for (const one of features)
        if (one.day === null && missing(features, one).length === 0 && (each.confirm || !one.needsConfirmation)) on(one)
    return 'OK'
  }
  const one = of(features, each.key)
  if (each.do === 'enable') {
    if (one.on) return 'OK'
    if (missing(features, one).length > 0) return 'FEATURE_PREREQUISITES_MISSING'
    if (one.needsConfirmation && !each.confirm) return 'FEATURE_NEEDS_CONFIRMATION'
    on(one)
    return 'OK'
  }
  if (each.do === 'schedule') {
    const { day } = each
    if (day === null) {
      one.day = null
      return 'OK'
    }
    if (one.on) return 'FEATURE_ALREADY_ENABLED'
    if (day <= today) return 'INVALID_DATE'
    const late = missing(features, one).some((name) => (of(features, name).day ?? Number.POSITIVE_INFINITY) > day)
    if (late) return 'FEATURE_PREREQUISITES_MISSING'
    if (one.needsConfirmation && !each.confirm) return 'FEATURE_NEEDS_CONFIRMATION'
    one.day = day
    return 'OK'
  }
  if (one.mandatory) return 'FEATURE_MANDATORY'
  if (one.day !== null) {
    one.day = null
    return 'OK'
  }
  if (!one.on) return 'OK'
  if (!one.canDisable) return 'FEATURE_CANNOT_BE_DISABLED'
  const those = dependents(features, one)
  if (those.length > 0 && !each.cascade) return 'FEATURE_HAS_DEPENDENTS'
  if (those.some(({ canDisable }) => !canDisable)) return 'FEATURE_CANNOT_BE_DISABLED'
  for (const each of [one, ...those]) each.on = false
  return 'OK'
}

let hq: HeadquartersDatabase
beforeAll(async () => {
  hq = await headquartersWithFeatures()
})

const dateOf = (day: number) => `2030-01-${String(10 + day)}`

async function run(each: Command, today: number): Promise<string> {
  const codeOf = ({ userErrors }: { userErrors: readonly { code: string }[] }) => userErrors[0]?.code ?? 'OK'
  switch (each.do) {
    case 'enable':
      return codeOf(await enableFeature(hq, manager, { feature: each.key, confirm: each.confirm }))
    case 'disable':
      return codeOf(await disableFeature(hq, manager, { feature: each.key, cascade: each.cascade }))
    case 'schedule': {
      const enableDate = each.day === null ? null : dateOf(each.day)
      const input = { feature: each.key, enableDate, confirm: each.confirm, today: dateOf(today) }
      return codeOf(await scheduleFeature(hq, manager, input))
    }
    case 'enableAll':
      return codeOf(await enableAllFeatures(hq, manager, { confirm: each.confirm }))
    case 'nextDay':
      await enableDueFeatures(hq, dateOf(today))
      return 'OK'
  }
}

test('no feature is on before all that it requires, and each request is refused for the reason that the rules give', async () => {
  await fc.assert(
    fc.asyncProperty(graph, fc.array(command, { minLength: 5, maxLength: 25 }), async (features, commands) => {
      await store(features)
      let today = 0
      for (const each of commands) {
        if (each.do === 'nextDay') today++
        expect(await run(each, today)).toBe(move(features, each, today))
        const stored = (await readFeatures(hq.db)).filter(({ module }) => module === 'model')
        const sides = [
          stored.map((one) => [one.key, one.enabled, one.enableDate !== null && one.scheduled ? one.enableDate : null]),
          features.map((one) => [one.key, one.on, one.day === null ? null : dateOf(one.day)]),
        ].map((side) => side.sort())
        expect(sides[0]).toEqual(sides[1])
        for (const one of stored) if (one.enabled) expect(one.missing).toEqual([])
      }
      for (const wanted of await readFeatures(hq.db)) {
        const plan = withPrerequisites(await readFeatures(hq.db), wanted).map((one) => one.key)
        expect(plan.at(-1)).toBe(wanted.key)
        expect(new Set(plan).size).toBe(plan.length)
        for (const [nth, name] of plan.entries())
          for (const before of features.find((one) => one.key === name)?.requires ?? [])
            expect(plan.slice(0, nth)).toContain(before)
      }
    }),
    { numRuns: 25 },
  )
})

async function store(features: readonly Feature[]): Promise<void> {
  await hq.db.execute(sql`delete from feature where module = 'model'`)
  for (const one of features)
    await hq.db.execute(sql`
      insert into feature (key, name, summary, module, state, added_on, requires, can_disable, needs_confirmation, confirmation_text, enabled)
      values (${one.key}, ${`Feature ${one.key}`}, '', 'model', ${one.mandatory ? 'MANDATORY' : 'RELEASED'}, current_date,
        array(select jsonb_array_elements_text(${JSON.stringify(one.requires)}::jsonb)), ${one.canDisable},
        ${one.needsConfirmation}, ${one.needsConfirmation ? 'Sure?' : null}, ${one.on})`)
}
