import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { type Connection, request } from '../../../client/request.ts'
import { mutate, runJobs } from '../mutate.ts'
import { create } from '../till.ts'
import { OF_INSTALLATION, type Situation, type Stage } from './stage.ts'

/** The welcome message of a new customer is not sent. */
export const OF_MESSAGES = {
  'mail-server-away': {
    what: 'The mail server takes no mail: the welcome message of a new customer has waited for two hours.',
    setUp: (stage) => unsentWelcome(stage, 2),
    ask: OF_INSTALLATION,
    view: '/',
  },
  'welcome-message-given-up': {
    what:
      'The mail server has taken no mail for three days: the welcome message of a new customer was given up, and is ' +
      'sent only when a person lets it be tried again.',
    setUp: async (stage) => {
      const customer = await unsentWelcome(stage, 73)
      await givenUp(stage.connection)
      return customer
    },
    ask: OF_INSTALLATION,
    view: '/',
  },
} as const satisfies { readonly [name: string]: Situation }

/** A new customer is owed a welcome message for so many hours, and the mail server is away. */
async function unsentWelcome(stage: Stage, hours: number): Promise<string | null> {
  const { connection, setting, people, channels } = stage
  await mutate(connection, 'setSimulation', { mailServerReachable: false })
  const welcomeMessages = [{ languageId: 'en-US', subject: 'Welcome', body: 'Dear {name}, welcome.' }]
  for (const { numberSequences: _, welcomeMessages: own, ...entity } of setting.organization.legalEntities)
    await mutate(connection, 'setUpOrganization', {
      legalEntities: [{ ...entity, sendWelcomeMessages: true, ...(own.length === 0 && { welcomeMessages }) }],
    })
  const customer = { ...people.customer(), email: 'new.customer@example.com' }
  const { customerId } = await create(connection, channels[0] ?? '', customer)
  // The organization was changed: 1070 takes it to the channels, which read it anew.
  await runJobs(connection, ['P-0001', 'synchronize', '1070', '1010'])
  await mutate(connection, 'flushChannelCache', {})
  await mutate(connection, 'setSimulation', { ageWelcomeMessagesHours: hours })
  return customerId
}

const unsent = z.object({
  organization: z.object({
    legalEntities: z.array(z.object({ unsentWelcomeMessages: z.object({ givenUp: z.number() }) })),
  }),
})

/** Waits until the process with the role `worker` has given up a message, as it does at its next look. */
async function givenUp(connection: Connection): Promise<void> {
  for (let looks = 0; looks < 60; looks++) {
    const { organization } = await request(
      connection,
      'query GivenUp { organization { legalEntities { unsentWelcomeMessages { givenUp } } } }',
      {},
      unsent,
    )
    if (organization.legalEntities.some(({ unsentWelcomeMessages }) => unsentWelcomeMessages.givenUp > 0)) return
    await pause(500)
  }
  throw new Error('No process has given up the message within 30 seconds: start one with the role worker.')
}
