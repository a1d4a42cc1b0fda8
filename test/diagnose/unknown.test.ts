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

it('a customer that nobody who answers has is not called never captured while a channel database is away', async () => {
  await houston(false)
  const made = await diagnose(s.tillsync, { customer: { email: 'captured@example.com' } })
  expect([causes(made), unknown(made), made.remedies]).toEqual([[], ['FOUND'], []])
  expect(made.answer).toMatch(/houston-db could not be asked/)
})

it('a customer that is at headquarters and back has no cause while its channel database is away, and that is said', async () => {
  const made = await diagnose(s.tillsync, { customer: { id: back.customerId } })
  expect([causes(made), unknown(made), made.remedies]).toEqual([[], ['CHANNEL_DATABASE_REACHABLE'], []])
  expect(made.answer).toMatch(/^Nothing is known to be wrong, but: Whether houston-db holds more of it/)
  await houston(true)
})

it('while headquarters is away that is the only cause of whatever is asked, and there is no remedy', async () => {
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

it('several customers that are named in the same way are UNKNOWN, with each of them as evidence', async () => {
  await s.create({ email: 'twins@example.com' })
  await s.create({ email: 'twins@example.com' })
  const made = await diagnose(s.tillsync, { customer: { email: 'twins@example.com' } })
  expect([causes(made), unknown(made)]).toEqual([[], ['FOUND']])
  expect(made.checks.find(({ code }) => code === 'FOUND')?.evidence).toHaveLength(2)
})
