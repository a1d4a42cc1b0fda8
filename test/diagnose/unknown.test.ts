import { beforeAll, expect, it } from 'vitest'
import { settled, simulate } from './arrange.ts'
import { causes, type Diagnosis, diagnose } from './asking.ts'
import { type Stage, type Stuck, startStage } from './stage.ts'

// What cannot be asked is UNKNOWN and said, and never taken for a fault of something else.

let s: Stage
let back: Stuck
let captured: Stuck
beforeAll(async () => {
  s = await startStage()
  back = await settled(s)
  captured = await s.create({ email: 'captured@example.com' })
})

const unknown = ({ checks }: Diagnosis) => checks.filter(({ status }) => status === 'UNKNOWN').map(({ code }) => code)
const houston = (reachable: boolean) =>
  simulate(s, { channelDatabases: [{ channelDatabase: 'houston-db', reachable }] })

it('a customer that no reachable database has is not reported as never captured while a channel database is unreachable', async () => {
  await houston(false)
  const made = await diagnose(s.tillsync, { customer: { email: 'captured@example.com' } })
  expect([causes(made), unknown(made), made.remedies]).toEqual([[], ['FOUND'], []])
  expect(made.answer).toMatch(/houston-db could not be reached/)
})

it('a distributed customer has no cause while its channel database is unreachable, which the diagnosis reports', async () => {
  const made = await diagnose(s.tillsync, { customer: { id: back.customerId } })
  expect([causes(made), unknown(made), made.remedies]).toEqual([[], ['CHANNEL_DATABASE_REACHABLE'], []])
  expect(made.answer).toMatch(/^No cause was found, but the check is incomplete: houston-db could not be reached/)
  await houston(true)
})

it('an unreachable headquarters is the only cause of every subject, and has no remedy', async () => {
  await simulate(s, { headquartersReachable: false })
  for (const input of [
    { customer: { id: captured.customerId } },
    { operation: captured.operationId },
    { channel: 'houston' },
    { feature: 'ASYNC_EDIT' },
    { installation: true },
  ]) {
    const made = await diagnose(s.tillsync, input)
    expect([causes(made), made.remedies, made.healthy]).toEqual([['HEADQUARTERS_REACHABLE'], [], false])
  }
  const unseen = await diagnose(s.tillsync, { customer: { email: 'nobody@example.com' } })
  expect([causes(unseen), unknown(unseen)]).toEqual([['HEADQUARTERS_REACHABLE'], ['FOUND']])
  await simulate(s, { headquartersReachable: true })
})

it('several matching customers are UNKNOWN, with each of them as evidence', async () => {
  await s.create({ email: 'twins@example.com' })
  await s.create({ email: 'twins@example.com' })
  const made = await diagnose(s.tillsync, { customer: { email: 'twins@example.com' } })
  expect([causes(made), unknown(made)]).toEqual([[], ['FOUND']])
  expect(made.checks.find(({ code }) => code === 'FOUND')?.evidence).toHaveLength(2)
})
