// @module-tag long
import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { execute } from '../../../src/db/client.ts'
import { STAGING_TABLES } from '../../../src/model/operation.ts'
import { diagnose } from '../../diagnose/asking.ts'
import { type Installation, startInstallation } from '../../support/installation.ts'
import { accountsAt, atHeadquarters, create, createMany, recover, rewoundAt, tryJob } from './restored.ts'

describe('a recovery that is interrupted, and operations that are offered again', { timeout: 600_000 }, () => {
  let tillsync: Installation
  beforeEach(async () => {
    tillsync = await startInstallation()
    await createMany(tillsync, 'Seen', 2)
    await create(tillsync, 'SeenInRealTime', 'sanfrancisco')
    await tillsync.travel()
  }, 600_000)
  const hq = <Row extends object>(query: ReturnType<typeof sql>) => execute<Row>(tillsync.databases.hq.db, query)
  const houston = <Row extends object>(query: ReturnType<typeof sql>) =>
    execute<Row>(tillsync.databases.houston.db, query)
  const ofSeen1 = sql`(select customer_key from customer where cust_name = 'Ada Seen1')`

  async function deleteOperations(): Promise<void> {
    for (const table of [...STAGING_TABLES, 'operation'])
      await hq(sql`delete from ${sql.raw(table)} where customer_key in ${ofSeen1}`)
  }
  /** Headquarters becomes a copy from before its incarnations, a captured customer and a real-time one. */
  async function setBack(): Promise<void> {
    await hq(sql`delete from incarnation`)
    await deleteOperations()
    await hq(sql`update channel_database set acknowledged_operation_id = null, acknowledged_position = 0`)
    const lost = sql`cust_name in ('Ada Seen1', 'Ada SeenInRealTime')`
    await hq(sql`delete from customer_account where customer_key in (select customer_key from customer where ${lost})`)
    await hq(sql`delete from customer where ${lost}`)
    await hq(
      sql`update number_sequence set next = next - 2 where data_area_id = 'USRT' and reference = 'CustomerAccount'`,
    )
    expect(await tryJob(tillsync, '1010')).toMatchObject({ userErrors: [{ code: 'HEADQUARTERS_REWOUND' }] })
  }
  const atBoth = async () => ({
    houston: await accountsAt(tillsync),
    sanfrancisco: await accountsAt(tillsync, 'sanfrancisco'),
  })
  async function failingAt(table: string) {
    await hq(
      sql.raw(
        `create or replace function fail_here() returns trigger language plpgsql as $$ begin raise 'killed'; end $$`,
      ),
    )
    await hq(sql.raw(`create trigger fail_here before insert on ${table} for each row execute function fail_here()`))
    return () => hq(sql.raw(`drop trigger fail_here on ${table}`))
  }
  /** As a process leaves it that was killed: still executing, its lease over. */
  const killed = () =>
    hq(
      sql`update batch_run set status = 'EXECUTING', ended_at = null, lease_until = now() - interval '1 minute'
      where job_id = 'recover-headquarters'`,
    )

  it('continues when it was killed before headquarters was accepted', { tags: 'long' }, async () => {
    const before = await atBoth()
    await setBack()
    const repair = await failingAt('incarnation')
    await expect(recover(tillsync, { reason: 'Tried.' })).rejects.toThrow()
    await repair()
    await killed()
    expect(await rewoundAt(tillsync)).not.toBeNull()
    expect(await recover(tillsync, { reason: 'Tried again.' })).toMatchObject({
      run: { status: 'FINISHED' },
      userErrors: [],
    })
    expect(await atBoth()).toEqual(before)
  })

  it('continues when it was killed after headquarters was accepted; until then nobody disappears', async () => {
    const before = await atBoth()
    const { next } = await atHeadquarters(tillsync)
    // Created and erased after the backup: headquarters knows nothing of it.
    const erased = randomUUID()
    await houston(sql`insert into customer_counter (customer_key, n, erased_at) values (${erased}::uuid, 1, now())`)
    await setBack()
    const repair = await failingAt('upload_session')
    await expect(recover(tillsync, { reason: 'Tried.' })).rejects.toThrow()
    await repair()
    await killed()
    // Nothing newer is synchronized before what was lost.
    expect((await rewoundAt(tillsync))?.message).toMatch(/^Headquarters is being recovered/)
    expect(await diagnose(tillsync, { installation: true })).toMatchObject({
      answer: 'The recovery of headquarters was interrupted. Start it again: it continues.',
      remedies: [{ mutation: 'recoverHeadquarters' }],
    })
    for (const place of ['houston-db', 'sanfrancisco-db']) await tryJob(tillsync, '1010', place)
    expect(await atBoth()).toEqual(before)

    const { run } = await recover(tillsync, { reason: 'Tried again.' })
    expect(run).toMatchObject({
      status: 'FINISHED',
      message: expect.stringMatching(
        /^1 lost customer is back with their account numbers. 1 difference needs a person/,
      ),
    })
    expect(await atBoth()).toEqual(before)
    expect((await atHeadquarters(tillsync)).next).toBe(next)
    expect(await hq(sql`select data_area_id from erasure where customer_key = ${erased}::uuid`)).toEqual([
      { data_area_id: 'USRT' },
    ])
    expect(await hq(sql`select count(*)::int as runs from batch_run where job_id = 'recover-headquarters'`)).toEqual([
      { runs: 1 },
    ])
    const { answer, healthy } = await diagnose(tillsync, {
      customer: { accountNumber: [...before.houston.values()][0] },
    })
    expect([healthy, answer.startsWith('Nothing is wrong')]).toEqual([true, true])
  })

  it('operations that headquarters lost are uploaded again by the remedy of the diagnosis', async () => {
    await deleteOperations()
    await tillsync.ask(`mutation { reconcile { userErrors { code } } }`)
    const [found] = await hq<{ kind: string; status: string }>(sql`select kind, status from difference`)
    expect(found).toEqual({ kind: 'UNKNOWN_OPERATIONS', status: 'REPORTED' })
    const { checks } = await diagnose(tillsync, { installation: true })
    const [remedy] = checks.find(({ code }) => code === 'NO_DIFFERENCE')?.remedies ?? []
    expect(remedy).toMatchObject({
      mutation: 'offerOperationsAgain',
      variables: { input: { channelDatabase: 'houston-db' } },
      mayRun: true,
      needsInput: [],
    })
    type Offered = { applyRemedy: { result: { operations: number }; cured: boolean; userErrors: unknown[] } }
    const apply = () =>
      tillsync.ask<Offered>(
        `mutation ($remedy: ID!) { applyRemedy(input: { remedy: $remedy }) { result cured userErrors { code } } }`,
        { remedy: remedy?.id },
      )
    expect((await apply()).applyRemedy).toMatchObject({ result: { operations: 1 }, cured: true, userErrors: [] })
    expect((await apply()).applyRemedy.result).toMatchObject({ operations: 0 })
    expect(await hq(sql`select result from audit_entry where action = 'offerOperationsAgain' order by id`)).toEqual([
      { result: 'OFFERED' },
      { result: 'NOTHING_LOST' },
    ])
    await tillsync.travel()
    await tillsync.ask(`mutation { reconcile { userErrors { code } } }`)
    expect(await hq(sql`select status from difference`)).toEqual([{ status: 'REPAIRED' }])
    expect((await atHeadquarters(tillsync)).statuses).toMatchObject({ SUPERSEDED: 1 })
  })

  it('operations that retention has removed at headquarters are not offered again', async () => {
    await hq(sql`update operation set operation_number = 5 where customer_key in ${ofSeen1}`)
    await hq(sql`update operation set operation_id = gen_random_uuid() where customer_key in ${ofSeen1}`)
    const { offerOperationsAgain } = await tillsync.ask<{ offerOperationsAgain: { operations: number } }>(
      `mutation { offerOperationsAgain { operations userErrors { code } } }`,
    )
    expect(offerOperationsAgain.operations).toBe(0)
  })
})
