// @module-tag long
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { execute } from '../../../src/db/client.ts'
import { afterFile } from '../../support/after-file.ts'
import { graphqlRequest } from '../../support/http.ts'
import { serve } from '../../support/serve.ts'
import { accountsAt, create, createMany, type Restorable, rewoundAt, startRestorable, tryJob } from './restored.ts'

const ROUNDS = 3

describe('an event that loses nothing is never mistaken for an older copy', { timeout: 600_000 }, () => {
  let it1: Restorable
  beforeAll(async () => {
    it1 = await startRestorable()
    await createMany(it1.tillsync, 'First', 3)
    await it1.tillsync.travel()
  }, 600_000)

  /** Nobody has found headquarters rewound, and every store can be served. */
  async function isAsEver(): Promise<void> {
    const found = await execute(
      it1.tillsync.databases.hq.db,
      sql`select from headquarters_check where rewound_at is not null`,
    )
    expect(found).toEqual([])
    expect(await rewoundAt(it1.tillsync)).toBeNull()
    for (const database of ['houston-db', 'sanfrancisco-db'])
      for (const job of ['P-0001', '1010'])
        expect((await tryJob(it1.tillsync, job, database)).userErrors.map(({ code }) => code)).not.toContain(
          'HEADQUARTERS_REWOUND',
        )
  }

  /** Everything at once that makes headquarters answer a store; what fails by a restart is done later. */
  function traffic(round: string): Promise<unknown> {
    const { tillsync } = it1
    return Promise.allSettled([
      ...Array.from({ length: 5 }, (_, n) => create(tillsync, `${round} captured ${n}`)),
      ...Array.from({ length: 10 }, (_, n) => create(tillsync, `${round} at once ${n}`, 'sanfrancisco')),
      ...['P-0001', '1010'].flatMap((job) => ['houston-db', 'sanfrancisco-db'].map((at) => tryJob(tillsync, job, at))),
      tillsync.synchronize(),
    ])
  }

  it('PostgreSQL of headquarters is killed and restarted with calls and sessions in flight', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const going = traffic(`Killed ${round}`)
      await it1.server.kill()
      await it1.server.start()
      await going
      await expect.poll(() => rewoundAt(it1.tillsync), { timeout: 120_000 }).toBeNull()
      await isAsEver()
    }
  })

  it('the program is stopped and restarted', async () => {
    await it1.tillsync.restart()
    await isAsEver()
  })

  it('the program is killed between headquarters’ commit and the channel’s record of it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tillsync-rewound-'))
    afterFile(() => rm(folder, { recursive: true, force: true }))
    for (let round = 0; round < ROUNDS; round++) {
      const served = await serve(it1.tillsync, folder, { role: 'ADMINISTRATOR', subject: 'test' })
      const calls = Array.from({ length: 20 }, (_, n) =>
        graphqlRequest(
          served.url,
          served.token,
          `mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { userErrors { code } } }`,
          {
            input: {
              channel: 'sanfrancisco',
              idempotencyKey: `dies-${round}-${n}`,
              customer: { firstName: 'Dies', lastName: `${round} ${n}` },
            },
          },
        ),
      )
      // The others are wherever they are by then.
      await Promise.any(calls)
      served.process.kill('SIGKILL')
      await Promise.allSettled(calls)
      await isAsEver()
    }
  })

  it('and every account number belongs to one customer', async () => {
    await it1.tillsync.travel()
    for (const place of ['houston', 'sanfrancisco'] as const) {
      const accounts = [...(await accountsAt(it1.tillsync, place)).values()]
      expect(new Set(accounts).size).toBe(accounts.length)
    }
  })
})
