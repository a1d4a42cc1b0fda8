import fc from 'fast-check'
import { beforeAll, test } from 'vitest'
import { type Exchange, makeCustomerRules, makeExchange } from '../exchange/exchange.ts'
import { ANY, type Command, live, type Story, story } from './life.ts'

let exchange: Exchange
beforeAll(async () => {
  exchange = await makeExchange()
  await makeCustomerRules(exchange.headquarters)
})

// Found by this property: the second of two failed operations is dismissed, and a third one was released.
const of = (name: 'dismiss' | 'restore', nth: number): Command => ({
  do: name,
  nth: ANY + nth,
  cascade: false,
  isStale: false,
})
const captured = (isValid: boolean): Command => ({ do: 'capture', place: 'north', isValid })
const arrived: Command[] = [{ do: 'upload', place: 'north' }, { do: 'synchronize' }]
const twoFailed: Story = {
  createIsValid: true,
  answerWasLost: false,
  commands: [
    ...[captured(false), ...arrived, of('dismiss', 1)],
    ...[captured(false), captured(true), ...arrived, of('restore', 1)],
    ...[{ do: 'synchronize' } as const, of('dismiss', 2)],
  ],
}

test('each command moves a customer’s operations as docs/states.md says, or is refused; each is applied once, in order', async () => {
  await fc.assert(
    fc.asyncProperty(story, (each) => live(exchange, each)),
    { numRuns: 5, examples: [[twoFailed]] },
  )
}, 300_000)
