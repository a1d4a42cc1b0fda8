import { expect, test } from 'vitest'
import { callHeadquarters, isCommunicationFailure } from '../../../src/channel/realtime/call-headquarters.ts'
import { jobsBehind } from '../../../src/model/why-realtime.ts'
import { headquartersWith, unreachable } from '../../support/channel.ts'

const server = { headquarters: headquartersWith({}) }

test('returns the answer, or that there was none', async () => {
  expect(await callHeadquarters(server, true, async () => 7)).toEqual({ outcome: 'ANSWERED', answer: 7 })
  const away = await callHeadquarters(server, true, async () => {
    throw unreachable()
  })
  expect(away).toEqual({ outcome: 'UNREACHABLE' })
})

test('throws an error that is not a communication failure', async () => {
  const broken = callHeadquarters(server, true, async () => {
    throw new Error('a mistake')
  })
  await expect(broken).rejects.toThrow('a mistake')
})

test('stops waiting at the timeout and ignores a late result', async () => {
  let fail = (_: Error) => {}
  const late = new Promise<never>((_, reject) => {
    fail = reject
  })
  expect(await callHeadquarters(server, true, () => late, 20)).toEqual({ outcome: 'UNREACHABLE' })
  fail(new Error('too late'))
})

test('makes no call while the service is switched off', async () => {
  const called = await callHeadquarters(server, false, async () => {
    throw new Error('It was called.')
  })
  expect(called).toEqual({ outcome: 'UNREACHABLE' })
})

test('distinguishes communication failures from other errors, also by their causes', () => {
  const wrapped = new Error('query failed', { cause: unreachable() })
  const named = Object.assign(new Error(), { code: 'HEADQUARTERS_UNREACHABLE' })
  expect([wrapped, named, unreachable()].map(isCommunicationFailure)).toEqual([true, true, true])
  expect([new Error('x'), new TypeError('y'), null].map(isCommunicationFailure)).toEqual([false, false, false])
})

test('names the jobs that have not reached a position of the log', () => {
  const applied = new Map([
    ['1110', 10n],
    ['1070', 9n],
  ])
  expect(jobsBehind(applied, '10')).toEqual(['1010', '1070'])
  expect(jobsBehind(applied, '0')).toEqual(['1010'])
})
