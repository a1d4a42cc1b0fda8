import { mutate } from '../mutate.ts'
import { REGISTER } from '../setting.ts'
import { eachDatabase, OF_CHANNEL, type Situation, type Stage, simulated } from './stage.ts'

/** Captures wait on a register. */
export const OF_REGISTERS = {
  'register-paused': {
    what: 'An operator has paused a register on which captures have waited for two hours: it sends none of them.',
    setUp: async (stage) => {
      await waitingRegister(stage)
      const [channel = ''] = stage.channels
      await mutate(stage.connection, 'pauseRegister', { channel, register: REGISTER, reason: 'Simulated stocktaking' })
      return null
    },
    ask: OF_CHANNEL,
    view: '/',
  },
  'register-waiting': {
    what: 'A register reports that captures have waited on it for two hours: it is online, and does not send them.',
    setUp: async (stage) => {
      await waitingRegister(stage)
      return null
    },
    ask: OF_CHANNEL,
    view: '/',
  },
  'register-silent': {
    what:
      'A register has not reported for two hours, and captures wait on it: nobody else has them. Its till is switched ' +
      'off, or has no network.',
    setUp: async (stage) => {
      await waitingRegister(stage)
      await eachDatabase({ ...stage, channels: stage.channels.slice(0, 1) }, (key) =>
        simulated(stage, key, { registersSilent: true }),
      )
      return null
    },
    ask: OF_CHANNEL,
    view: '/',
  },
} as const satisfies { readonly [name: string]: Situation }

/** A register of the first channel reports captures that have waited for two hours. */
async function waitingRegister({ connection, channels: [channel = ''], registerToken }: Stage): Promise<void> {
  const till = { ...connection, token: await registerToken(channel) }
  const report = { version: 'Simulator', waitingCaptures: 3, oldestWaitingForSeconds: 7_200 }
  await mutate(till, 'reportRegister', { channel, ...report })
}
