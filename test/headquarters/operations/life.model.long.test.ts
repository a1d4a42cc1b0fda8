// @module-tag long
import fc from 'fast-check'
import { beforeAll, test } from 'vitest'
import { type Exchange, makeCustomerRules, makeExchange } from '../exchange/exchange.ts'
import { live, story } from './life.ts'

let exchange: Exchange
beforeAll(async () => {
  exchange = await makeExchange()
  await makeCustomerRules(exchange.headquarters)
})

test('each of 80 lives of a customer’s operations goes as docs/states.md says, and is applied once, in order', async () => {
  await fc.assert(
    fc.asyncProperty(story, (each) => live(exchange, each)),
    { numRuns: 80 },
  )
}, 1_200_000)
