import { setTimeout as wait } from 'node:timers/promises'
import { type Channel, entriesOf, type History } from '../history.ts'
import type { Installed } from '../installation/installed.ts'
import { CHANNELS } from '../installation/organization.ts'
import { read } from '../installation/read.ts'
import { noteNumbers } from '../samples/numbers.ts'
import { type Accident, placeOf, type Scene } from './accident.ts'

/** How long the product may take to notice that a database was put back, and a recovery to succeed. Milliseconds. */
const NOTICED_WITHIN = 30_000
const RECOVERED_WITHIN = 600_000

type UserErrors = { userErrors: { code: string; message: string }[] }
/** Refusals beside what was done are of the jobs that followed: the schedules repeat them. */
const refusalsUnless = (done: unknown, { userErrors }: UserErrors) => (done ? [] : userErrors)

/** A database is put back to a copy of some seconds before, and a person does what docs/backup.md says. */
export const RESTORES: readonly Accident[] = [
  {
    name: 'restore-headquarters',
    targets: ['headquarters'],
    seconds: [4, 10],
    alone: true,
    async happen(scene, { accident, target, seconds }) {
      const { installation, history } = scene
      const { headquarters } = installation.postgres
      const backupAt = Date.now()
      await headquarters.backUp()
      await wait(seconds * 1_000)
      history.note({ type: 'accident', accident, target, phase: 'begins' })
      await noteNumbers(installation, history)
      await headquarters.putBack()
      history.note({ type: 'headquarters restored', backupAt })
      await untilSo(async () => {
        const { serverInfo } = await installation.ask<{ serverInfo: { headquartersRewound: object | null } }>(
          '{ serverInfo { headquartersRewound { since } } }',
        )
        return serverInfo.headquartersRewound !== null
      })
      await recoverHeadquarters(scene)
      history.note({ type: 'accident', accident, target, phase: 'ends' })
    },
  },
  {
    name: 'restore-channel',
    targets: ['houston', 'sanfrancisco'],
    seconds: [4, 10],
    alone: true,
    async happen({ installation, history }, { accident, target, seconds }) {
      const place = placeOf(target)
      const restored = installation.postgres[place]
      const away = `${place}-db`
      const backupAt = Date.now()
      await restored.backUp()
      await wait(seconds * 1_000)
      const before = await uploadedThrough(installation, away)
      // Headquarters notices a copy only when it has received more than the copy has.
      await untilSo(async () => (await uploadedThrough(installation, away)) !== before)
      history.note({ type: 'accident', accident, target, phase: 'begins' })
      const lostAt = Date.now()
      await restored.kill()
      await restored.putBack()
      const restoredAt = Date.now()
      const noticed = await untilSo(async () => {
        const { channelDatabases } = await installation.ask<{
          channelDatabases: { key: string; rewoundAt: string | null }[]
        }>('{ channelDatabases { key rewoundAt } }')
        return channelDatabases.some(({ key, rewoundAt }) => key === away && rewoundAt !== null)
      })
      if (noticed) await untilNamed(history, restoredAt)
      const { lost, message } = await acceptChannelDatabase(installation, away)
      const channels: readonly Channel[] = place === 'houston' ? CHANNELS.houston : CHANNELS.sanfrancisco
      history.note({
        type: 'channel restored',
        channels,
        lostAt,
        restoredAt,
        lost: lost.map(({ operationId }) => operationId),
        // What was never uploaded is lost without a word when headquarters lacks nothing else (docs/backup.md).
        unknownSince: noticed ? (unknownSince(message) ?? backupAt) : backupAt,
      })
      history.note({ type: 'accident', accident, target, phase: 'ends' })
    },
  },
]

type Accepted = { channelDatabase: object | null; lost: { operationId: string }[]; message: string | null } & UserErrors

/** How far headquarters has received a channel database's operations. */
async function uploadedThrough({ postgres: { headquarters } }: Installed, id: string): Promise<string | null> {
  const query = `select acknowledged_position::text as position from channel_database where id = '${id}'`
  const [row] = await read<{ position: string }>(headquarters.url(), query).catch(() => [])
  return row?.position ?? null
}

/** Until it is accepted, or there is nothing to accept; returns what the product says is lost. */
async function acceptChannelDatabase({ ask }: Installed, channelDatabase: string): Promise<Accepted> {
  let accepted: Accepted = { channelDatabase: null, lost: [], message: null, userErrors: [] }
  await untilDone('acceptChannelDatabase', async () => {
    const answer = await ask<{ acceptChannelDatabase: Accepted }>(
      'mutation ($input: AcceptChannelDatabaseInput!) { acceptChannelDatabase(input: $input) { channelDatabase { key ' +
        '} lost { operationId } message userErrors { code message } } }',
      { input: { channelDatabase, reason: 'Restored.' } },
    )
    accepted = answer.acceptChannelDatabase
    const refusals = refusalsUnless(accepted.channelDatabase, accepted)
    return refusals.filter(({ code }) => code !== 'CHANNEL_DATABASE_NOT_REWOUND')
  })
  return accepted
}

/** The last contact that the sentence names: what was captured later is lost, and not listed. Null: it names none. */
function unknownSince(message: string | null): number | null {
  const [time] = message?.match(/\d{4}-\d\d-\d\dT[\d:.]+Z/) ?? []
  return time === undefined ? null : Date.parse(time)
}

/** What an administrator does: recovers, restores what is left to decide, and erases again what is on the list. */
async function recoverHeadquarters({ installation, history }: Scene): Promise<void> {
  await untilDone('recoverHeadquarters', async () => {
    const { recoverHeadquarters: recovered } = await installation.ask<{
      recoverHeadquarters: { run: object | null } & UserErrors
    }>(
      'mutation ($input: RecoverHeadquartersInput!) { recoverHeadquarters(input: $input) { run { status } userErrors ' +
        '{ code message } } }',
      { input: { reason: 'Restored.' } },
    )
    const refusals = refusalsUnless(recovered.run, recovered)
    return refusals.filter(({ code }) => code !== 'HEADQUARTERS_NOT_REWOUND')
  })
  let left = 0
  await untilDone('restoreCustomers', async () => {
    left = await restoreCustomers(installation)
    return left > 0 ? [{ code: 'LEFT', message: `${left} differences are left.` }] : []
  }).catch(() => history.note({ type: 'left undecided', left }))
  for (const { customerKey } of entriesOf(history.entries, 'erased'))
    await untilDone('eraseCustomer', () => eraseAgain(installation, customerKey))
}

/** Takes all customers and changes that only a channel database has; returns how many are left. */
export async function restoreCustomers({ ask }: Installed): Promise<number> {
  const { restoreCustomers: restored } = await ask<{ restoreCustomers: { left: number } & UserErrors }>(
    'mutation ($input: RestoreCustomersInput!) { restoreCustomers(input: $input) { left userErrors { ' +
      'code message } } }',
    { input: { reason: 'Restored.' } },
  )
  return restored.left + restored.userErrors.length
}

async function eraseAgain({ ask }: Installed, customer: string): Promise<UserErrors['userErrors']> {
  const { eraseCustomer } = await ask<{ eraseCustomer: UserErrors }>(
    'mutation ($input: EraseCustomerInput!) { eraseCustomer(input: $input) { userErrors { code message } } }',
    { input: { customer, reason: 'On the list.' } },
  )
  return eraseCustomer.userErrors
}

/** False: it was not so in time. A copy that lacks nothing that anyone has seen is not noticed. */
async function untilSo(isSo: () => Promise<boolean>): Promise<boolean> {
  const until = performance.now() + NOTICED_WITHIN
  while (performance.now() < until) {
    if (await isSo()) return true
    await wait(200)
  }
  return false
}

/** A person learns of it from the health of a replica, whose answer is at most ten seconds old. */
async function untilNamed({ entries }: History, since: number): Promise<void> {
  const until = performance.now() + NOTICED_WITHIN
  const isNamed = () =>
    entriesOf(entries, 'health').some(({ at, parts }) => at > since && parts.health?.includes(NAMED) === true)
  while (!isNamed()) {
    if (performance.now() > until) throw new Error(`No replica has named ${NAMED}.`)
    await wait(500)
  }
}
const NAMED = 'CHANNEL_DATABASE_NOT_REWOUND'

async function untilDone(what: string, attempt: () => Promise<UserErrors['userErrors']>): Promise<void> {
  const until = performance.now() + RECOVERED_WITHIN
  for (;;) {
    const [error] = await attempt()
    if (!error) return
    if (performance.now() > until) throw new Error(`${what}: ${error.code} ${error.message}`)
    await wait(500)
  }
}
