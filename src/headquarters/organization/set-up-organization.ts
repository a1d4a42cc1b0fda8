import { sql } from 'drizzle-orm'
import type { Actor } from '../../access/actor.ts'
import { recordAudit } from '../../access/audit.ts'
import type { HeadquartersDatabase } from '../../between/sides.ts'
import { execute, type Transaction, transaction } from '../../db/client.ts'
import { rehearse } from '../../db/rehearse.ts'
import { append } from '../../log/append.ts'
import { wake } from '../../log/wake.ts'
import { ALL, changeEvent, describeChange, type OrganizationChange } from './changes.ts'
import { checkOrganization } from './check-organization.ts'
import { checkTimeZones } from './check-time-zones.ts'
import type { InputFault } from './input-fault.ts'
import { type OrganizationInput, readOrganizationInput } from './organization-input.ts'
import { type OrganizationView, readOrganization } from './organization-view.ts'
import { addReferenceValues, languageValue, standardReferenceValues } from './reference-values.ts'
import { writeChannels } from './write-channels.ts'
import { writeLegalEntities } from './write-legal-entities.ts'
import { DEFAULT_SCHEDULES, type ScheduleHabits, writeParameters, writeSchedules } from './write-parameters.ts'

export type SetUpRefusal = InputFault & { __typename: 'Refused' }

/**
 * `changed` describes for people what was (with `dryRun`: would be) created or changed; `organization` is the whole
 * afterwards.
 */
export type OrganizationSetUp = { organization: OrganizationView; changed: string[]; userErrors: SetUpRefusal[] }

/** `schedules`: the recurrence of the jobs of new channel database groups. */
export type SetUpOptions = { dryRun?: boolean; schedules?: ScheduleHabits }

/**
 * Creates or changes the organization. Validates all of the input first and reports all faults at once, each with its
 * path; then writes it in one transaction. Repeating it changes nothing. It never deletes anything, and a number
 * sequence never goes back.
 */
export async function setUpOrganization(
  hq: HeadquartersDatabase,
  actor: Actor,
  input: unknown,
  { dryRun = false, schedules = DEFAULT_SCHEDULES }: SetUpOptions = {},
): Promise<OrganizationSetUp> {
  const read = readOrganizationInput(input)
  const work = async (tx: Transaction): Promise<OrganizationSetUp> => {
    await oneSetUpAtATime(tx)
    const existing = await readOrganization(tx)
    const faults = [
      ...read.faults,
      ...checkOrganization(input, existing),
      ...(await checkTimeZones(tx, read.organization)),
    ]
    if (read.organization === null || faults.length > 0) {
      const userErrors = faults.map((fault): SetUpRefusal => ({ __typename: 'Refused', ...fault }))
      if (!dryRun) await recordAudit(tx, actor, { action: 'setUpOrganization', result: 'REFUSED' })
      return { organization: existing, changed: [], userErrors }
    }
    const changes = await writeOrganization(tx, read.organization, schedules)
    const organization = await readOrganization(tx)
    if (!dryRun) await announceSetUp(tx, actor, changes)
    return { organization, changed: changes.map(describeChange), userErrors: [] }
  }
  const result = await (dryRun ? rehearse(hq.db, work) : transaction(hq.db, work))
  if (!dryRun && result.changed.length > 0) wake(hq.db)
  return result
}

/** Locks until the transaction ends, so that concurrent set-ups and seeding replicas do not interleave. */
async function oneSetUpAtATime(tx: Transaction): Promise<void> {
  await execute(
    tx,
    sql`/* organization.oneSetUpAtATime */ select pg_advisory_xact_lock(hashtext('organization.setUpOrganization'))`,
  )
}

/** Writes a validated organization, referenced rows first. */
async function writeOrganization(
  tx: Transaction,
  organization: OrganizationInput,
  schedules: ScheduleHabits,
): Promise<OrganizationChange[]> {
  const changes = [
    ...(await writeParameters(tx, organization)),
    ...(await writeLegalEntities(tx, organization.legalEntities)),
    ...(await writeChannels(tx, organization)),
  ]
  const newGroups = changes
    .filter(({ kind, created }) => kind === 'channel_database_group' && created)
    .map(({ id }) => id)
  const added = await addReferenceValues(tx, [...standardReferenceValues(), ...languagesUsed(organization)])
  return [
    ...changes,
    ...(await writeSchedules(tx, newGroups, schedules)),
    ...(added > 0 ? [{ kind: 'reference_value', id: ALL, dataAreaId: null, created: true } as const] : []),
  ]
}

/** Writes the audit entry and the events. It takes the log's lock, so it must come last. */
async function announceSetUp(tx: Transaction, actor: Actor, changes: readonly OrganizationChange[]): Promise<void> {
  await recordAudit(tx, actor, { action: 'setUpOrganization', result: changes.length > 0 ? 'CHANGED' : 'UNCHANGED' })
  await append(tx, changes.map(changeEvent))
}

function languagesUsed({ legalEntities }: OrganizationInput) {
  const ids = legalEntities.flatMap(({ languageId, defaultCustomers }) => [
    languageId,
    ...defaultCustomers.map((d) => d.languageId),
  ])
  return [...new Set(ids)].map(languageValue)
}
