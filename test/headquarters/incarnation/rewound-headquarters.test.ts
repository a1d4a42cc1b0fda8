import { beforeAll, describe, expect, it } from 'vitest'
import { diagnose } from '../../diagnose/asking.ts'
import {
  accountsAt,
  atHeadquarters,
  create,
  createMany,
  type Restorable,
  recover,
  rewoundAt,
  startRestorable,
  tryJob,
  trySynchronize,
} from './restored.ts'

const REWOUND =
  /^Headquarters is an older copy of itself: channel databases? houston-db .*ha(s|ve) seen position \d+ of incarnation /

describe('headquarters that was restored from a copy', () => {
  let it1: Restorable
  let before: Map<string, string>
  let next: number
  beforeAll(async () => {
    it1 = await startRestorable()
    await createMany(it1.tillsync, 'Kept', 20)
    await it1.tillsync.travel()
    await it1.backup.make()
    await createMany(it1.tillsync, 'Lost', 20)
    await it1.tillsync.travel()
    before = await accountsAt(it1.tillsync)
    await it1.tillsync.running.stop()
    await it1.backup.putBack()
    await it1.tillsync.restart()
    next = (await atHeadquarters(it1.tillsync)).next
  }, 240_000)

  it('is reported at once, before any job has run', async () => {
    expect(before.size).toBe(40)
    expect(await rewoundAt(it1.tillsync)).toMatchObject({ message: expect.stringMatching(REWOUND) })
  })

  it('removes no customer at a till, and states the reason in the session', async () => {
    for (const job of ['1010', '1070', '1110']) {
      const { sessions, userErrors } = await tryJob(it1.tillsync, job)
      expect(sessions).toEqual([{ status: 'CREATE_FAILED', message: expect.stringMatching(REWOUND) }])
      expect(userErrors).toMatchObject([{ code: 'HEADQUARTERS_REWOUND' }])
    }
    expect(await accountsAt(it1.tillsync)).toEqual(before)
  })

  it('gives no account number, while tills continue to capture and keep their marks', async () => {
    await createMany(it1.tillsync, 'Next', 10)
    const { sessions, userErrors } = await tryJob(it1.tillsync, 'P-0001')
    expect(sessions).toEqual([{ status: 'FAILED', message: expect.stringMatching(REWOUND) }])
    expect(userErrors).toMatchObject([{ code: 'HEADQUARTERS_REWOUND' }])
    expect(await trySynchronize(it1.tillsync)).toMatchObject({
      runs: [],
      userErrors: [{ code: 'HEADQUARTERS_REWOUND', message: expect.stringMatching(REWOUND) }],
    })
    expect((await atHeadquarters(it1.tillsync)).next).toBe(next)
    const { operationCounts } = await it1.tillsync.ask<{ operationCounts: { status: string; count: number }[] }>(
      `{ operationCounts { status count } }`,
    )
    expect(operationCounts.find(({ status }) => status === 'CAPTURED')?.count).toBe(10)
  })

  it('returns in a dry run what was lost and comes back, and changes nothing', async () => {
    const preview = await recover(it1.tillsync, { dryRun: true })
    expect(preview).toMatchObject({
      run: null,
      losses: [
        { channelDatabase: { key: 'houston-db' }, customers: 20, customersSentAgain: 20, operations: 20 },
        { channelDatabase: { key: 'sanfrancisco-db' }, customers: 0, customersSentAgain: 0, operations: 0 },
      ],
      userErrors: [],
    })
    expect(preview.losses[0]?.message).toMatch(/^houston-db has 20 customers that headquarters lacks/)
    expect(await rewoundAt(it1.tillsync)).not.toBeNull()
  })

  it('continues once an administrator recovers it: no captured customer is lost, no number is given twice', async () => {
    expect(await recover(it1.tillsync, { reason: 'The disk was replaced.' })).toMatchObject({
      run: { status: 'FINISHED' },
      userErrors: [],
    })
    expect(await rewoundAt(it1.tillsync)).toBeNull()
    await it1.tillsync.travel()
    const after = await accountsAt(it1.tillsync)
    for (const [name, account] of before) expect([name, after.get(name)]).toEqual([name, account])
    expect(after.size).toBe(50)
    expect(new Set(after.values()).size).toBe(50)
    expect((await create(it1.tillsync, 'Afterwards')).userErrors).toEqual([])
    await it1.tillsync.travel()
    expect((await accountsAt(it1.tillsync)).size).toBe(51)
  })

  it('is then found at both sides, and the diagnosis says what happened', async () => {
    const named = `customers(filter: { name: $name }, first: 5, channel: $channel) { nodes { name } }`
    for (const channel of ['houston', null]) {
      const { customers } = await it1.tillsync.ask<{ customers: { nodes: unknown[] } }>(
        `query ($name: String!, $channel: ID) { ${named} }`,
        { name: [...before.keys()].at(-1), channel },
      )
      expect(customers.nodes).toHaveLength(1)
    }
    const { checks } = await diagnose(it1.tillsync, { installation: true })
    expect(checks.find(({ code }) => code === 'HEADQUARTERS_NOT_REWOUND')).toMatchObject({
      status: 'PASS',
      evidence: [{ label: 'Recovery', node: { __typename: 'BatchRun' } }],
    })
  })

  it('is recovered once', async () => {
    expect(await recover(it1.tillsync, { reason: 'Again.' })).toMatchObject({
      run: null,
      losses: [],
      userErrors: [{ code: 'HEADQUARTERS_NOT_REWOUND' }],
    })
  })
})
