import type { Connection } from '../../client/request.ts'
import { alertSteps, callStep, featureSteps, organizationStep, type Refusal, type Step, scheduleSteps } from './plan.ts'
import type { SettingsFile } from './settings-file.ts'

/**
 * What an import would change, one sentence each. Throws what would be refused, with its place in the file, as far as
 * it is known before. `confirm`: the texts of features that need a confirmation are confirmed.
 */
export async function findChanges(
  connection: Connection,
  { settings, where }: SettingsFile,
  confirm: boolean,
): Promise<string[]> {
  const whole = organizationStep(settings)
  const organization = whole ? await callStep(connection, whole, { dryRun: true }) : { changed: [], refusals: [] }
  const features = await featureSteps(connection, settings, confirm)
  const schedules = await scheduleSteps(connection, settings)
  const alerts = await alertSteps(connection, settings)
  const newGroups = settings.organization?.channelDatabaseGroups.map(({ id }) => id) ?? []
  const refusals = [
    ...organization.refusals,
    ...features.refusals,
    ...(await refusedSteps(connection, schedules, newGroups)),
    ...alerts.refusals,
    ...(await refusedSteps(connection, alerts.steps, [])),
  ]
  if (refusals.length > 0) throw new Error(sentences(refusals, where))
  return [...organization.changed, ...[...features.steps, ...schedules, ...alerts.steps].map(({ says }) => says)]
}

/** What is wrong with schedules or rules of alerts. `newGroups`: those that the file itself creates before. */
async function refusedSteps(
  connection: Connection,
  steps: readonly Step[],
  newGroups: readonly string[],
): Promise<Refusal[]> {
  const all: Refusal[] = []
  for (const step of steps) {
    const { refusals } = await callStep(connection, step, { dryRun: true })
    const isComing = ({ path }: Refusal) => path.at(-1) === 'group' && newGroups.includes(String(step.input.group))
    all.push(...refusals.filter((refusal) => !isComing(refusal)))
  }
  return all
}

/** Refusals for people, each with its place in the file. */
export const sentences = (refusals: readonly Refusal[], where: SettingsFile['where']): string =>
  refusals.map(({ path, message, code }) => `${where(path)}: ${message} (${code})`).join('\n')
