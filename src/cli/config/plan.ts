import { z } from 'zod'
import { type Connection, request } from '../../client/request.ts'
import { ALERT_RULES, USUAL_ALERT_RULES } from '../../model/alert.ts'
import { readAlertRules, readFeatures, readSchedules, type ServerFeature } from './read-server.ts'
import type { FeatureSetting, ScheduleSetting, Settings } from './settings.ts'

/** Something that the API refuses, by the path of the value in the file. */
export type Refusal = { path: readonly string[]; message: string; code: string }

/** One mutation that brings the server closer to the file; `path`: what of the file it is about. */
export type Step = {
  readonly says: string
  readonly path: readonly string[]
  readonly mutation: keyof typeof MUTATIONS
  readonly input: Readonly<Record<string, unknown>>
}

const MUTATIONS = {
  setUpOrganization: 'SetUpOrganizationInput',
  enableFeature: 'EnableFeatureInput',
  disableFeature: 'DisableFeatureInput',
  scheduleFeature: 'ScheduleFeatureInput',
  createSchedule: 'CreateScheduleInput',
  setSchedule: 'SetScheduleInput',
  deleteSchedule: 'DeleteScheduleInput',
  setAlertRule: 'SetAlertRuleInput',
} as const

const payload = z.object({
  changed: z.array(z.string()).optional(),
  userErrors: z.array(z.object({ code: z.string(), field: z.array(z.string()).nullable(), message: z.string() })),
})

/** Calls the mutation of a step. `changed`: what the organization has got, or would get. */
export async function callStep(
  connection: Connection,
  { mutation, input, path }: Step,
  { dryRun }: { dryRun: boolean },
): Promise<{ changed: string[]; refusals: Refusal[] }> {
  const changed = mutation === 'setUpOrganization' ? 'changed' : ''
  const { done } = await request(
    connection,
    `mutation Config($input: ${MUTATIONS[mutation]}!) {
      done: ${mutation}(input: $input) { ${changed} userErrors { code field message } }
    }`,
    { input: dryRun ? { ...input, dryRun } : input },
    z.object({ done: payload }),
  )
  const refusals = done.userErrors.map(({ code, field, message }) => ({
    code,
    message,
    path: mutation === 'setUpOrganization' ? [...path, ...(field ?? [])] : [...path, ...ownField(field)],
  }))
  return { changed: done.changed ?? [], refusals }
}

/** The field of a schedule in the file; the API names the input first, and the id `schedule`. */
function ownField(field: readonly string[] | null): string[] {
  const [, name] = field ?? []
  if (name === undefined || name === 'feature') return []
  return [name === 'schedule' ? 'id' : name]
}

/** The step for the organization, whose mutation itself finds out what is different; null: the file has none. */
export const organizationStep = ({ organization }: Settings): Step | null =>
  organization && {
    says: 'organization',
    path: ['organization'],
    mutation: 'setUpOrganization',
    input: organization,
  }

/** The steps for features, in the order in which their prerequisites allow them; and names that there are not. */
export async function featureSteps(
  connection: Connection,
  { features }: Settings,
  confirm: boolean,
): Promise<{ steps: Step[]; refusals: Refusal[] }> {
  if (features === null) return { steps: [], refusals: [] }
  const there = new Map((await readFeatures(connection)).map((feature) => [feature.key, feature]))
  const unknown = Object.keys(features).filter((key) => !there.has(key))
  const changes = Object.entries(features).flatMap(([key, wanted]) => {
    const feature = there.get(key)
    return feature && feature.setting !== wanted ? [{ feature, wanted }] : []
  })
  const refused = (key: string, code: string, message: string) => ({ path: ['features', key], code, message })
  const refusals = [
    ...unknown.map((key) => refused(key, 'NOT_FOUND', 'There is no feature with this key.')),
    ...changes.flatMap(({ feature: { key, canDisable, confirmationText, setting }, wanted }) => {
      if (wanted !== 'off' && confirmationText !== null && !confirm)
        return [refused(key, 'FEATURE_NEEDS_CONFIRMATION', `Add --confirm to confirm: ${confirmationText}`)]
      if (setting === 'on' && wanted !== 'on' && !canDisable)
        return [refused(key, 'FEATURE_CANNOT_BE_DISABLED', 'The feature is on and stays on.')]
      if (setting === 'on' && wanted !== 'on' && wanted !== 'off')
        return [refused(key, 'FEATURE_ALREADY_ENABLED', 'The feature is on. A date is for one that is off.')]
      return []
    }),
  ]
  const order = depths(there)
  const depth = ({ feature }: { feature: ServerFeature }) => order.get(feature.key) ?? 0
  const on = changes.filter(({ wanted }) => wanted !== 'off').sort((a, b) => depth(a) - depth(b))
  // Those that need others go first.
  const off = changes.filter(({ wanted }) => wanted === 'off').sort((a, b) => depth(b) - depth(a))
  return { steps: [...off, ...on].map(({ feature, wanted }) => featureStep(feature, wanted, confirm)), refusals }
}

function featureStep({ key: feature, setting }: ServerFeature, wanted: FeatureSetting, confirm: boolean): Step {
  const step = { says: `feature ${feature}: ${setting} → ${wanted}`, path: ['features', feature] }
  if (wanted === 'on') return { ...step, mutation: 'enableFeature', input: { feature, confirm } }
  if (wanted !== 'off') return { ...step, mutation: 'scheduleFeature', input: { feature, enableDate: wanted, confirm } }
  if (setting === 'on') return { ...step, mutation: 'disableFeature', input: { feature } }
  return { ...step, mutation: 'scheduleFeature', input: { feature, enableDate: null } }
}

/** How many features must be on before each one, one after the other. */
function depths(features: ReadonlyMap<string, ServerFeature>): Map<string, number> {
  const known = new Map<string, number>()
  const depthOf = (key: string): number => {
    const before = known.get(key)
    if (before !== undefined) return before
    known.set(key, 0)
    const depth = Math.max(0, ...(features.get(key)?.prerequisites ?? []).map((each) => depthOf(each) + 1))
    known.set(key, depth)
    return depth
  }
  for (const key of features.keys()) depthOf(key)
  return known
}

/** The steps for schedules. Those that the file does not name are deleted, the last. */
export async function scheduleSteps(connection: Connection, { schedules }: Settings): Promise<Step[]> {
  if (schedules === null) return []
  const there = new Map((await readSchedules(connection)).map((schedule) => [schedule.id, schedule]))
  const wanted = schedules.flatMap((schedule, nth): Step[] => {
    const { id, ...values } = schedule
    const path = ['schedules', String(nth)]
    const before = there.get(id)
    if (!before)
      return [{ says: `schedule ${id} created`, path, mutation: 'createSchedule', input: { schedule: id, ...values } }]
    const changes = VALUES.filter((name) => !isSame(name, before, schedule))
    if (changes.length === 0) return []
    const shown = changes.map((name) => `${name} ${JSON.stringify(before[name])} → ${JSON.stringify(schedule[name])}`)
    return [
      {
        says: `schedule ${id}: ${shown.join(', ')}`,
        path,
        mutation: 'setSchedule',
        input: { schedule: id, ...Object.fromEntries(changes.map((name) => [name, schedule[name]])) },
      },
    ]
  })
  const named = new Set(schedules.map(({ id }) => id))
  const extra = [...there.keys()].filter((id) => !named.has(id))
  return [
    ...wanted,
    ...extra.map(
      (id): Step => ({
        says: `schedule ${id} deleted: the file does not name it`,
        path: ['schedules'],
        mutation: 'deleteSchedule',
        input: { schedule: id, reason: 'Not in the settings file.' },
      }),
    ),
  ]
}

const VALUES = ['name', 'jobs', 'group', 'recurrence', 'timeZone', 'active', 'activeFrom', 'activeUntil'] as const

function isSame(name: (typeof VALUES)[number], a: ScheduleSetting, b: ScheduleSetting): boolean {
  if (name !== 'activeFrom' && name !== 'activeUntil') return JSON.stringify(a[name]) === JSON.stringify(b[name])
  const [before, after] = [a[name], b[name]]
  return before === after || (before !== null && after !== null && Date.parse(before) === Date.parse(after))
}

/** The steps for rules of alerts, and names that there are not. What the file does not name stays. */
export async function alertSteps(
  connection: Connection,
  { alerts }: Settings,
): Promise<{ steps: Step[]; refusals: Refusal[] }> {
  if (alerts === null) return { steps: [], refusals: [] }
  const there = new Map((await readAlertRules(connection)).map((rule) => [rule.rule, rule]))
  const refusals = alerts.flatMap(({ rule }, nth): Refusal[] =>
    there.has(rule)
      ? []
      : [
          {
            path: ['alerts', String(nth), 'rule'],
            code: 'NOT_FOUND',
            message: `There is no rule ${JSON.stringify(rule)}. The rules are ${[...there.keys()].join(', ')}.`,
          },
        ],
  )
  const steps = alerts.flatMap((wanted, nth): Step[] => {
    const before = there.get(wanted.rule)
    if (!before) return []
    const usual = ALERT_RULES.find((id) => id === wanted.rule)
    const values = { ...before, ...(usual && USUAL_ALERT_RULES[usual].values), ...wanted }
    const changes = ALERT_VALUES.filter((name) => before[name] !== values[name])
    if (changes.length === 0) return []
    const shown = changes.map((name) => `${name} ${JSON.stringify(before[name])} → ${JSON.stringify(values[name])}`)
    return [
      {
        says: `alert rule ${wanted.rule}: ${shown.join(', ')}`,
        path: ['alerts', String(nth)],
        mutation: 'setAlertRule',
        input: { rule: wanted.rule, ...Object.fromEntries(changes.map((name) => [name, values[name]])) },
      },
    ]
  })
  return { steps, refusals }
}

const ALERT_VALUES = ['enabled', 'opensAfterSeconds', 'closesAfterSeconds', 'threshold'] as const
