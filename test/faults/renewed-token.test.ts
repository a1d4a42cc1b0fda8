import { expect, test } from 'vitest'
import { renewedToken } from '../../faults/installation/token.ts'
import { later } from '../support/later.ts'

test('a run that outlives its token gets another one in time', async () => {
  let issued = 0
  const token = renewedToken({ issueToken: async () => `token ${++issued}` }, 3_600)
  expect([await token(), await token()]).toEqual(['token 1', 'token 1'])
  later(29 * 60_000)
  expect(await token()).toBe('token 1')
  later(2 * 60_000)
  expect([await token(), await token()]).toEqual(['token 2', 'token 2'])
  later(40 * 60_000)
  expect(await token()).toBe('token 3')
})
