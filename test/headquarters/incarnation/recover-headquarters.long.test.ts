// @module-tag long
import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { SYSTEM } from '../../../src/access/actor.ts'
import { rememberHeadquarters, seenHeadquarters } from '../../../src/channel/incarnation/seen-headquarters.ts'
import { execute } from '../../../src/db/client.ts'
import { checkContact } from '../../../src/headquarters/incarnation/check-contact.ts'
import { claimChunk } from '../../../src/headquarters/synchronize/queue/claim.ts'
import { synchronizeChunk } from '../../../src/headquarters/synchronize/synchronize-chunk.ts'
import { graphqlRequest } from '../../support/http.ts'
import { type Installation, startInstallation } from '../../support/installation.ts'
import { accountsAt, atHeadquarters, create, createMany, recover, rewoundAt, tryJob } from './restored.ts'

describe('recoverHeadquarters', { timeout: 600_000 }, () => {
  let tillsync: Installation
  beforeEach(async () => {
    tillsync = await startInstallation({ settings: { TILLSYNC_SIMULATOR: 'on' } })
    await createMany(tillsync, 'Seen', 2)
    await tillsync.travel()
  }, 600_000)
  const hq = <Row extends object>(query: ReturnType<typeof sql>) => execute<Row>(tillsync.databases.hq.db, query)
  /** Headquarters becomes a copy from before its incarnations, its last customer and the last number. */
  async function setBack(): Promise<void> {
    await hq(sql`delete from incarnation`)
    await hq(sql`delete from customer where cust_name = 'Ada Seen1'`)
    await hq(sql`delete from customer_account where account = (select max(account) from customer_account)`)
    await hq(
      sql`update number_sequence set next = next - 1 where data_area_id = 'USRT' and reference = 'CustomerAccount'`,
    )
  }
  const setReachable = (reachable: boolean) =>
    tillsync.ask(`mutation ($input: SetSimulationInput!) { setSimulation(input: $input) { userErrors { code } } }`, {
      input: { channelDatabases: [{ channelDatabase: 'houston-db', reachable }] },
    })

  it('is refused without administration of all channels, without a reason, and if there is nothing to accept', async () => {
    expect(await recover(tillsync, { reason: 'Tried.' })).toMatchObject({
      run: null,
      userErrors: [{ code: 'HEADQUARTERS_NOT_REWOUND' }],
    })
    await setBack()
    await tryJob(tillsync, '1010')
    expect(await recover(tillsync, { reason: ' ' })).toMatchObject({
      userErrors: [{ code: 'INVALID_VALUE', field: ['input', 'reason'] }],
    })
    expect(await recover(tillsync, {})).toMatchObject({ userErrors: [{ code: 'INVALID_VALUE' }] })
    const ofHouston = await tillsync.tokenFor('ADMINISTRATOR', ['houston'])
    expect(await recover(tillsync, { dryRun: true }, ofHouston)).toMatchObject({
      losses: [],
      userErrors: [{ code: 'CHANNELS_NOT_ALLOWED' }],
    })
    for (const role of ['OPERATOR', 'AUTOMATION', 'VIEWER', 'CHANNEL_DEVICE'] as const) {
      const { errors } = await graphqlRequest(
        tillsync.url,
        await tillsync.tokenFor(role),
        `mutation { recoverHeadquarters(input: { dryRun: true }) { notRestored } }`,
      )
      expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN'])
    }
    expect(await rewoundAt(tillsync)).not.toBeNull()
  })

  it('is not needed again because of calls and answers that were on their way', async () => {
    await setBack()
    await tryJob(tillsync, '1010')
    const till = tillsync.databases.houston.db
    const seen = await seenHeadquarters(till)
    if (!seen) throw new Error('Houston has seen no headquarters.')
    // The lost headquarters was started more often than the copy.
    const lost = { ...seen, number: String(Number(seen.number) + 50) }
    await rememberHeadquarters(till, lost)
    const { run } = await recover(tillsync, { reason: 'For what is on its way.' })
    expect(run?.status).toBe('FINISHED')
    await checkContact(tillsync.databases.hq.db, { channelDatabaseId: 'houston-db', seen: lost })
    expect(await rewoundAt(tillsync)).toBeNull()
    const accepted = await seenHeadquarters(till)
    await rememberHeadquarters(till, { ...lost, position: `${lost.position}0` })
    expect(await seenHeadquarters(till)).toEqual(accepted)
    expect(await tillsync.runJob('P-0001')).not.toContainEqual(expect.objectContaining({ status: 'ERROR' }))
    expect(await rewoundAt(tillsync)).toBeNull()
    // What it sees from now on counts again.
    await setBack()
    await tryJob(tillsync, '1010')
    expect(await rewoundAt(tillsync)).not.toBeNull()
  })

  it('with acceptLoss, removes a customer that no captured operation restores, and never gives its number again', async () => {
    const { next } = await atHeadquarters(tillsync)
    await setBack()
    await tryJob(tillsync, '1010')
    const { losses } = await recover(tillsync, { dryRun: true })
    expect(losses[0]).toMatchObject({ customers: 1, customersSentAgain: 0, operations: 0 })
    expect(losses[0]?.message).toContain('1 difference will be reported for a person')
    expect((await accountsAt(tillsync)).size).toBe(2)

    expect(await recover(tillsync, { reason: 'Tried.', acceptLoss: true })).toMatchObject({
      run: { status: 'FINISHED', message: expect.stringContaining('No difference needs a person.') },
      userErrors: [],
    })
    expect((await accountsAt(tillsync)).size).toBe(1)
    expect((await atHeadquarters(tillsync)).next).toBe(next)
    await createMany(tillsync, 'New', 2)
    await tillsync.travel()
    const numbers = [...(await accountsAt(tillsync)).values()].map((account) => Number(account.replace(/\D/g, '')))
    expect(numbers.sort((a, b) => a - b).slice(-2)).toEqual([next, next + 1])
    const audit = await hq(
      sql`select result, reason from audit_entry where action = 'recoverHeadquarters' and result <> 'FORBIDDEN' order by id`,
    )
    expect(audit).toEqual([
      { result: 'DRY_RUN', reason: null },
      { result: 'LOSS_ACCEPTED', reason: 'Tried.' },
      { result: 'ACCEPTED', reason: 'Tried.' },
    ])
  })

  it('with restoreCustomers, takes what only a channel has into headquarters, and leaves nothing to decide', async () => {
    await setBack()
    await tryJob(tillsync, '1010')
    const before = await accountsAt(tillsync)
    expect(await recover(tillsync, { reason: 'Tried.', acceptLoss: true, restoreCustomers: true })).toMatchObject({
      run: null,
      userErrors: [{ code: 'INVALID_VALUE', field: ['input', 'restoreCustomers'] }],
    })
    expect(await recover(tillsync, { reason: 'Tried.', restoreCustomers: true })).toMatchObject({
      run: {
        status: 'FINISHED',
        message: expect.stringMatching(
          /1 customer was restored from the channels’ copies.* No difference needs a person/,
        ),
      },
      userErrors: [],
    })
    expect(await hq(sql`select account from customer where cust_name = 'Ada Seen1'`)).toHaveLength(1)
    expect(await accountsAt(tillsync)).toEqual(before)
    expect(await hq(sql`select status from difference`)).toEqual([{ status: 'RESTORED' }])
  })

  it('recovers once when it is called twice at the same time', async () => {
    await setBack()
    await tryJob(tillsync, '1010')
    const both = await Promise.all([recover(tillsync, { reason: 'One.' }), recover(tillsync, { reason: 'Two.' })])
    expect(both.filter(({ run }) => run !== null)).toMatchObject([{ run: { status: 'FINISHED' } }])
    expect(both.find(({ run }) => run === null)?.userErrors).toMatchObject([{ code: 'JOB_ALREADY_RUNNING' }])
    expect(await rewoundAt(tillsync)).toBeNull()
    expect(await tryJob(tillsync, '1010')).toMatchObject({ userErrors: [] })
  })

  it('skips an unreachable store, avoids its numbers, and is required again when the store is reachable', async () => {
    const { next } = await atHeadquarters(tillsync)
    await setBack()
    await tryJob(tillsync, '1010')
    await setReachable(false)
    const accepted = await recover(tillsync, { reason: 'The store is closed.' })
    expect(accepted).toMatchObject({
      run: { status: 'FINISHED', message: expect.stringContaining('Not reached: houston-db.') },
    })
    expect(accepted.losses.find(({ channelDatabase }) => channelDatabase.key === 'houston-db')).toMatchObject({
      customers: null,
      operations: null,
    })
    const meanwhile = await create(tillsync, 'Meanwhile', 'sanfrancisco')
    expect(meanwhile).toMatchObject({ route: 'REALTIME', userErrors: [] })
    // Numbers are skipped, which only the unreachable store can have seen.
    expect(Number(meanwhile.customer?.accountNumber?.replace(/\D/g, ''))).toBeGreaterThan(next + 1_000)
    await setReachable(true)
    expect(await tryJob(tillsync, '1010')).toMatchObject({ userErrors: [{ code: 'HEADQUARTERS_REWOUND' }] })
    expect((await accountsAt(tillsync)).size).toBe(2)
    expect(await recover(tillsync, { reason: 'It is open.' })).toMatchObject({
      run: { status: 'FINISHED' },
      userErrors: [],
    })
  })

  it('a lost customer that only an unreachable store knew keeps its number, and who got it since gets another', async () => {
    const [known] = await hq<{ account: string; next: number }>(
      sql`select max(account) as account, (select next::int from number_sequence where data_area_id = 'USRT' and reference = 'CustomerAccount') as next
      from customer_account where data_area_id = 'USRT'`,
    )
    await setBack()
    await tryJob(tillsync, '1010')
    await setReachable(false)
    expect(await recover(tillsync, { reason: 'The store is closed.' })).toMatchObject({ run: { status: 'FINISHED' } })
    // As if more numbers had been given than are skipped.
    await hq(
      sql`update number_sequence set next = ${(known?.next ?? 0) - 1} where data_area_id = 'USRT' and reference = 'CustomerAccount'`,
    )
    const meanwhile = await create(tillsync, 'Meanwhile', 'sanfrancisco')
    expect(meanwhile.customer?.accountNumber).toBe(known?.account)

    await setReachable(true)
    expect(await tryJob(tillsync, '1010')).toMatchObject({ userErrors: [{ code: 'HEADQUARTERS_REWOUND' }] })
    expect((await accountsAt(tillsync)).get('Ada Seen1')).toBe(known?.account)
    const { run, userErrors } = await recover(tillsync, { reason: 'It is open.' })
    expect({ status: run?.status, userErrors }).toEqual({ status: 'FINISHED', userErrors: [] })
    expect(run?.message).toContain(`because a lost customer had theirs first: ${known?.account} is now `)
    await tillsync.ask(`mutation { restoreCustomers(input: { reason: "The store has them." }) { restored } }`)
    await tillsync.travel()
    const atHouston = await accountsAt(tillsync)
    const atSanFrancisco = await accountsAt(tillsync, 'sanfrancisco')
    expect(atHouston.get('Ada Seen1')).toBe(known?.account)
    const now = atSanFrancisco.get('Ada Meanwhile')
    expect(now).not.toBe(known?.account)
    expect(
      await hq(
        sql`select cust_name as name, c.account, a.account as kept from customer c join customer_account a using (customer_key)
        where cust_name in ('Ada Seen1', 'Ada Meanwhile') order by 1 desc`,
      ),
    ).toEqual([
      { name: 'Ada Seen1', account: known?.account, kept: known?.account },
      { name: 'Ada Meanwhile', account: now, kept: now },
    ])
    expect(
      await hq(sql`select result from audit_entry where action = 'recoverHeadquarters' and result = 'RENUMBERED'`),
    ).toHaveLength(1)
  })

  it('a chunk claimed before the detection gives no number, and its operations stay unchanged', async () => {
    await create(tillsync, 'In hand')
    await tillsync.runJob('P-0001')
    const { db } = tillsync.databases.hq
    const [operation] = await hq<{ id: string }>(
      sql`select operation_id as id from operation where status = 'UPLOADED'`,
    )
    const ids = [operation?.id ?? '']
    const chunk = await claimChunk(db, { dataAreaId: 'USRT', size: 10, operationIds: ids })
    if (!chunk) throw new Error('Nothing was claimed.')
    await setBack()
    await tryJob(tillsync, '1010')
    await expect(synchronizeChunk(db, chunk, { actor: SYSTEM.id })).rejects.toThrow(
      'Headquarters is an older copy of itself',
    )
    expect(
      await hq(
        sql`select status, attempts, chunk_limit, next_attempt_at, lone_failures from operation where operation_id = ${ids[0]}::uuid`,
      ),
    ).toEqual([{ status: 'UPLOADED', attempts: 0, chunk_limit: null, next_attempt_at: null, lone_failures: 0 }])
    await expect(claimChunk(db, { dataAreaId: 'USRT', size: 10, operationIds: ids })).rejects.toThrow(
      'Headquarters is an older copy of itself',
    )
  })
})
