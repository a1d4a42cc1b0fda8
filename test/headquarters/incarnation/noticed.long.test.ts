// @module-tag long
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { execute } from '../../../src/db/client.ts'
import {
  accountsAt,
  atHeadquarters,
  changeAtHeadquarters,
  create,
  createMany,
  type Restorable,
  recover,
  rewoundAt,
  startRestorable,
  tryJob,
  trySynchronize,
} from './restored.ts'

const incarnations = ({ tillsync }: Restorable) =>
  execute<{ id: string }>(tillsync.databases.hq.db, sql`select id from incarnation order by number`)

const setReachable = ({ tillsync }: Restorable, reachable: boolean) =>
  tillsync.ask(`mutation ($input: SetSimulationInput!) { setSimulation(input: $input) { userErrors { code } } }`, {
    input: { channelDatabases: [{ channelDatabase: 'houston-db', reachable }] },
  })

describe('headquarters that is restored while the program runs', { timeout: 600_000 }, () => {
  let it1: Restorable
  beforeAll(async () => {
    it1 = await startRestorable({ settings: { TILLSYNC_SIMULATOR: 'on' } })
    await createMany(it1.tillsync, 'Kept', 3)
    await it1.tillsync.travel()
  }, 600_000)

  it('is detected without a restart between the copy and the loss, because its newest incarnation is the one seen', {
    tags: 'long',
  }, async () => {
    const before = await incarnations(it1)
    await it1.backup.makeOnline()
    await createMany(it1.tillsync, 'Online', 3)
    await it1.tillsync.travel()
    expect(await incarnations(it1)).toEqual(before)
    const seen = await accountsAt(it1.tillsync)
    await it1.backup.putBack()
    expect((await incarnations(it1)).slice(0, before.length)).toEqual(before)
    expect(await tryJob(it1.tillsync, '1010')).toMatchObject({ userErrors: [{ code: 'HEADQUARTERS_REWOUND' }] })
    expect(await accountsAt(it1.tillsync)).toEqual(seen)
    expect(await recover(it1.tillsync, { reason: 'Tried.' })).toMatchObject({
      run: { status: 'FINISHED' },
      userErrors: [],
    })
    await it1.tillsync.travel()
    expect(await accountsAt(it1.tillsync)).toEqual(seen)
  })

  it('is detected by a store that returns after 1,000 more changes, whose numbers are never given again', {
    tags: 'long',
  }, async () => {
    await it1.backup.make()
    await createMany(it1.tillsync, 'Late', 3)
    await it1.tillsync.travel()
    const seen = await accountsAt(it1.tillsync)
    // Headquarters loses them while the store is away: only when it is back can that be known.
    await setReachable(it1, false)
    await it1.backup.putBack()
    await changeAtHeadquarters(it1.tillsync, 1_000)
    await setReachable(it1, true)
    expect(await tryJob(it1.tillsync, 'P-0001')).toMatchObject({ userErrors: [{ code: 'HEADQUARTERS_REWOUND' }] })
    expect(await tryJob(it1.tillsync, '1010')).toMatchObject({ userErrors: [{ code: 'HEADQUARTERS_REWOUND' }] })
    expect(await accountsAt(it1.tillsync)).toEqual(seen)
    expect(await recover(it1.tillsync, { reason: 'Tried.' })).toMatchObject({
      run: { status: 'FINISHED' },
      userErrors: [],
    })
    await create(it1.tillsync, 'Another')
    await it1.tillsync.travel()
    const after = await accountsAt(it1.tillsync)
    for (const [name, account] of seen) expect([name, after.get(name)]).toEqual([name, account])
    expect(new Set(after.values()).size).toBe(seen.size + 1)
  })

  it('queries the reachable stores before it gives a number, without waiting for their jobs', async () => {
    await create(it1.tillsync, 'Uploaded')
    await it1.tillsync.runJob('P-0001')
    await it1.backup.make()
    await trySynchronize(it1.tillsync)
    await it1.tillsync.runJob('1010')
    const { next } = await atHeadquarters(it1.tillsync)
    await it1.backup.putBack()
    expect((await atHeadquarters(it1.tillsync)).next).toBe(next - 1)
    expect(await trySynchronize(it1.tillsync)).toMatchObject({
      runs: [],
      userErrors: [{ code: 'HEADQUARTERS_REWOUND' }],
    })
    expect(await atHeadquarters(it1.tillsync)).toMatchObject({ next: next - 1, statuses: { UPLOADED: 1 } })
    expect(await recover(it1.tillsync, { reason: 'Tried.' })).toMatchObject({
      run: { status: 'FINISHED' },
      userErrors: [],
    })
    await it1.tillsync.travel()
  })

  it('is detected when its rows are replaced by those of a dump, in the same database of the same server', async () => {
    const { db } = it1.tillsync.databases.hq
    const tables = await execute<{ name: string; columns: string }>(
      db,
      sql`
      select c.table_name as name, string_agg(quote_ident(c.column_name), ', ') as columns
      from information_schema.columns c
      join information_schema.tables t on t.table_name = c.table_name and t.table_schema = c.table_schema
      where c.table_schema = 'public' and c.is_generated = 'NEVER' and t.table_type = 'BASE TABLE'
      group by 1`,
    )
    await db.execute(sql`create schema dump`)
    for (const { name } of tables) await db.execute(sql.raw(`create table dump."${name}" as table public."${name}"`))
    await createMany(it1.tillsync, 'Dumped', 2)
    await it1.tillsync.travel()
    const seen = await accountsAt(it1.tillsync)
    await db.transaction(async (tx) => {
      await tx.execute(sql`set local session_replication_role = replica`)
      await tx.execute(sql.raw(`truncate ${tables.map(({ name }) => `public."${name}"`).join(', ')} cascade`))
      for (const { name, columns } of tables)
        await tx.execute(
          sql.raw(
            `insert into public."${name}" (${columns}) overriding system value select ${columns} from dump."${name}"`,
          ),
        )
    })
    await changeAtHeadquarters(it1.tillsync, 1_000)
    expect(await tryJob(it1.tillsync, '1010')).toMatchObject({ userErrors: [{ code: 'HEADQUARTERS_REWOUND' }] })
    expect(await accountsAt(it1.tillsync)).toEqual(seen)
    expect(await recover(it1.tillsync, { reason: 'Tried.' })).toMatchObject({
      run: { status: 'FINISHED' },
      userErrors: [],
    })
    expect(await rewoundAt(it1.tillsync)).toBeNull()
  })
})
