import { sql } from 'drizzle-orm'
import { SYSTEM } from '../../src/access/actor.ts'
import { openDatabase } from '../../src/db/client.ts'
import { openRun } from '../../src/headquarters/jobs/run.ts'
import { demoOrganization } from '../../src/start/demo.ts'
import { type Stage, type Stuck, until } from './stage.ts'

// What several situations begin with.

export const upload = (s: Stage) => s.tillsync.runJob('P-0001', 'houston-db')

/** A customer that headquarters has received. */
export async function uploaded(s: Stage, customer: object = {}): Promise<Stuck> {
  const stuck = await s.create(customer)
  await upload(s)
  return stuck
}

/** A customer that headquarters has judged. */
export async function judged(s: Stage, customer: object = {}): Promise<Stuck> {
  const stuck = await uploaded(s, customer)
  await s.tillsync.synchronize()
  return stuck
}

/** A customer that is at headquarters and back. */
export async function settled(s: Stage, customer: object = {}): Promise<Stuck> {
  const stuck = await s.create({ email: 'first@example.com', ...customer })
  await s.tillsync.travel()
  return stuck
}

export const setSchedule = (s: Stage, input: object) =>
  s.ask('setSchedule', 'SetScheduleInput!', { schedule: 'default-customers', ...input })
export const setParameters = (s: Stage, parameters: object) =>
  s.ask('setUpOrganization', 'SetUpOrganizationInput!', { parameters })
export const setPaused = (s: Stage, paused: boolean) =>
  s.ask('setDataSyncPaused', 'SetDataSyncPausedInput!', { channelDatabase: 'houston-db', paused })
export const simulate = (s: Stage, input: object) => s.ask('setSimulation', 'SetSimulationInput!', input)
export const reconcile = (s: Stage) => s.ask('reconcile', 'ReconcileInput!', {})
export const erase = (s: Stage, { customerId }: Stuck) =>
  s.ask('eraseCustomer', 'EraseCustomerInput!', { customer: customerId, reason: 'Asked for.' })

/** The process that held a run was killed: nobody renews its lease, which runs out. */
export async function killedRun(s: Stage, jobId: string, of = 'houston-db'): Promise<void> {
  await openRun(s.hq.db, { jobId, scope: `${jobId}:${of}`, actor: SYSTEM })
  await expireRuns(s)
}
export const expireRuns = (s: Stage) =>
  s.atHeadquarters(sql`update batch_run set lease_until = now() - interval '1 second' where status = 'EXECUTING'`)

/**
 * While a job runs elsewhere, something is done, a minute passes, and the schedule runs and leaves the job alone; then
 * the other run is given up.
 */
export async function passedBy<T>(
  s: Stage,
  jobId: string,
  work: () => Promise<T>,
  scope = `${jobId}:houston-db`,
): Promise<T> {
  await openRun(s.hq.db, { jobId, scope, actor: SYSTEM })
  const made = await work()
  await aMinutePasses(s)
  await setSchedule(s, { active: true })
  await ranSince(s, sql`now() - interval '10 seconds'`)
  await s.atHeadquarters(
    sql`update batch_run set status = 'CANCELED', ended_at = now(), lease_until = null where scope = ${scope} and status = 'EXECUTING'`,
  )
  return made
}

/** Everything that waits has waited for a minute more. */
export async function aMinutePasses(s: Stage): Promise<void> {
  const minute = sql`interval '1 minute'`
  await s.atHouston(sql`alter table operation disable trigger user`)
  await s.atHouston(sql`update operation set captured_at = captured_at - ${minute}`)
  await s.atHouston(sql`alter table operation enable trigger user`)
  await s.atHouston(sql`update outbox set at = at - ${minute}`)
  await s.atHouston(sql`update log set at = at - ${minute} where position in (select position from upload_pending)`)
  await s.atHeadquarters(sql`update erasure_delivery set waiting_since = waiting_since - ${minute}`)
}

/** Waits until the schedule of the customers has run. */
export async function ranSince(s: Stage, time = sql`'-infinity'`): Promise<void> {
  await until(async () => {
    const [found] = await s.hq.db.execute<{ ran: boolean }>(
      sql`select last_run_at > ${time} and next_run_at > now() as ran from distribution_schedule where id = 'default-customers'`,
    )
    return found?.ran === true
  })
}

/** Schedules of their own for the three jobs, of which one is not active. */
export async function separateSchedules(s: Stage, inactive: string): Promise<void> {
  await s.atHeadquarters(
    sql`update distribution_schedule set jobs = '{P-0001}', active = ${inactive !== 'P-0001'} where id = 'default-customers'`,
  )
  await s.atHeadquarters(sql`
    insert into distribution_schedule (id, name, jobs, group_id, recurrence, active)
    values ('only-synchronize', 'Synchronize', '{synchronize}', 'default', 'EVERY 60 SECONDS', ${inactive !== 'synchronize'}),
      ('only-1010', 'Customers', '{1010}', 'default', 'EVERY 60 SECONDS', ${inactive !== '1010'})
    on conflict (id) do update set active = excluded.active`)
}
export async function oneSchedule(s: Stage): Promise<void> {
  await s.atHeadquarters(sql`delete from distribution_schedule where id in ('only-synchronize', 'only-1010')`)
  await s.atHeadquarters(
    sql`update distribution_schedule set jobs = '{P-0001,synchronize,1010}', active = true where id = 'default-customers'`,
  )
}

/** Houston's database becomes the copy that was made before a customer was captured there. */
export async function restoredCopy(s: Stage): Promise<void> {
  const { operationId } = await settled(s)
  await s.atHouston(
    sql`delete from log where position >= (select min(position) from log where operation_id = ${operationId}::uuid)`,
  )
  await s.atHouston(sql`update log_head set position = coalesce((select max(position) from log), 0)`)
  // An older copy has never had it; here it is append-only.
  await s.atHouston(sql`alter table operation disable trigger user`)
  await s.atHouston(sql`delete from operation where operation_id = ${operationId}::uuid`)
  await s.atHouston(sql`alter table operation enable trigger user`)
}

/** Headquarters becomes a copy that was made before its incarnations that the channel databases have seen. */
export async function restoredHeadquarters(s: Stage): Promise<void> {
  await settled(s)
  await s.atHeadquarters(sql`delete from incarnation`)
}

/** The lock of whoever gives captures their place is held by a process that hangs, until the answer is called. */
export async function hangingSequencer(s: Stage): Promise<() => Promise<void>> {
  const hanging = openDatabase(s.tillsync.databases.houston.url)
  await hanging.execute(sql`select pg_advisory_lock(7205117002)`)
  return () => hanging.close()
}

/** Someone changes a customer's row past everything, and a comparison finds it. */
export async function intruded(s: Stage): Promise<Stuck> {
  const stuck = await settled(s)
  await s.atHeadquarters(
    sql`update customer set email = 'intruder@example.com' where customer_key = (select customer_key from operation where operation_id = ${stuck.operationId}::uuid)`,
  )
  await reconcile(s)
  return stuck
}

export const noSequence = (s: Stage) =>
  s.atHeadquarters(sql`delete from number_sequence where data_area_id = 'USRT' and reference = 'CustomerAccount'`)
/** A person sets up a number sequence, with a format and a first number of their own. */
export const newSequence = (s: Stage) =>
  s.ask('setUpOrganization', 'SetUpOrganizationInput!', {
    legalEntities: demoOrganization()
      .legalEntities.filter(({ dataAreaId }) => dataAreaId === 'USRT')
      .map((entity) => ({
        ...entity,
        numberSequences: [{ reference: 'CustomerAccount', format: 'C-1########', smallest: '1', largest: '99999999' }],
      })),
  })

/** Makes Houston's database read-only, or ends that, for its sessions from now on; the others are ended. */
export async function setReadOnly(s: Stage, readOnly: boolean): Promise<void> {
  const { name } = s.tillsync.databases.houston
  // From headquarters' database, on the same server, which stays writable.
  await s.atHeadquarters(
    sql.raw(`alter database "${name}" ${readOnly ? 'set default_transaction_read_only = on' : 'reset all'}`),
  )
  await s.atHeadquarters(sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${name}`)
  const isReadOnly = async () => (await fetch(`${s.tillsync.url}/readyz`)).text()
  await until(async () => (await isReadOnly()).includes('READ_ONLY') === readOnly)
}
