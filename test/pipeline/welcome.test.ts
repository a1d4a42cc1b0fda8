import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { openMailServer } from '../../src/headquarters/mail/mail-server.ts'
import { sendWelcomeMessage } from '../../src/headquarters/welcome/send-messages.ts'
import { diagnose } from '../diagnose/asking.ts'
import { graphqlRequest } from '../support/http.ts'
import { type Installation, startInstallation } from '../support/installation.ts'
import { type MailReceiver, mailReceiver } from '../support/mail-receiver.ts'
import { statementsOf } from '../support/statements-of.ts'

// The welcome message of a new customer (docs/domain.md, D-46), through a real mail server.

type Refusals = { userErrors: { code: string; field: string[] | null }[] }

let tillsync: Installation
let receiver: MailReceiver
beforeAll(async () => {
  tillsync = await startInstallation()
  expect(await setUp({ sendWelcomeMessages: true, welcomeMessages: MESSAGES })).toEqual([])
})
beforeEach(async () => {
  await tillsync.databases.hq.db.execute(sql`delete from welcome_message`)
  receiver = await mailReceiver()
})

const MESSAGES = [
  {
    languageId: 'en-US',
    subject: 'Welcome, {firstName}',
    body: 'Dear {name},\n\nYour account is {account}.\n{legalEntity}',
  },
  { languageId: 'nl', subject: 'Welkom, {firstName}', body: 'Uw klantnummer is {account}.' },
]

async function setUp(legalEntity: object): Promise<Refusals['userErrors']> {
  const { organization } = await tillsync.ask<{ organization: { legalEntities: object[] } }>(
    '{ organization { legalEntities { dataAreaId name country currency languageId timeZone } } }',
  )
  const legalEntities = [{ ...organization.legalEntities[0], ...legalEntity }]
  const { done } = await tillsync.ask<{ done: Refusals }>(
    'mutation ($input: SetUpOrganizationInput!) { done: setUpOrganization(input: $input) { userErrors { code field } } }',
    { input: { legalEntities } },
  )
  return done.userErrors
}

let keys = 0
const customerOf = (more: object = {}) => ({
  firstName: 'Ada',
  lastName: `Welcome ${keys++}`,
  email: `ada${keys}@example.com`,
  ...more,
})

async function create(channel: string | null, customer: object): Promise<void> {
  const input = {
    channel,
    ...(channel === null && { legalEntity: 'USRT' }),
    idempotencyKey: `welcome-${keys++}`,
    customer,
  }
  const { done } = await tillsync.ask<{ done: Refusals }>(
    'mutation ($input: CreateCustomerInput!) { done: createCustomer(input: $input) { userErrors { code field } } }',
    { input },
  )
  expect(done.userErrors).toEqual([])
}

async function createList(channel: string | null, more: object = {}): Promise<void> {
  const input = {
    channel,
    ...(channel === null && { legalEntity: 'USRT' }),
    customers: [{ idempotencyKey: `welcome-${keys++}`, customer: customerOf() }],
    ...more,
  }
  const { done } = await tillsync.ask<{ done: Refusals & { results: Refusals[] } }>(
    `mutation ($input: CreateCustomersInput!) { done: createCustomers(input: $input) {
      results { userErrors { code field } } userErrors { code field }
    } }`,
    { input },
  )
  expect([...done.userErrors, ...done.results.flatMap(({ userErrors }) => userErrors)]).toEqual([])
}

function server() {
  const mail = openMailServer(receiver.url, 'Shop <shop@example.com>', ['ops@example.com'])
  onTestFinished(() => mail.close())
  return mail
}

/** Sends what is due, and returns how many messages that were. */
async function sendAll(mail = server()): Promise<number> {
  let sent = 0
  while (await sendWelcomeMessage(tillsync.databases.hq.db, mail, 0)) {
    sent++
    if (sent === 10) throw new Error('It does not come to an end.')
  }
  return sent
}

const messages = () =>
  tillsync.databases.hq.db.execute(sql`select status, attempts, last_failure from welcome_message order by created_at`)

describe('a new customer', () => {
  it('gets the message of their language once, when the account number is known', async () => {
    const customer = customerOf({ languageId: 'nl-NL' })
    await create('houston', customer)
    expect(await sendAll()).toBe(0)
    await tillsync.travel()
    expect(await sendAll()).toBe(1)
    expect(receiver.got).toMatchObject([
      {
        from: 'shop@example.com',
        to: [customer.email],
        subject: 'Welkom, Ada',
        text: expect.stringMatching(/^Uw klantnummer is \S+\d\.\s*$/),
      },
    ])
    await tillsync.travel()
    expect(await sendAll()).toBe(0)
    expect(await messages()).toMatchObject([{ status: 'SENT', attempts: 1, last_failure: null }])
  })

  it('gets that of the legal entity when there is none in their language, in real time and at headquarters, too', async () => {
    await create('sanfrancisco', customerOf({ languageId: 'de-DE' }))
    await create(null, customerOf())
    expect(await sendAll()).toBe(2)
    for (const { subject, text } of receiver.got) {
      expect(subject).toBe('Welcome, Ada')
      expect(text).toMatch(/^Dear Ada Welcome \d+,\n\nYour account is \S+\d\.\nContoso Retail USA\s*$/)
    }
  })

  it('gets none without an e-mail address, and none when the legal entity sends none', async () => {
    await create('sanfrancisco', customerOf({ email: null }))
    await setUp({ sendWelcomeMessages: false })
    await create('sanfrancisco', customerOf())
    await setUp({ sendWelcomeMessages: true })
    expect(await messages()).toEqual([])
  })

  it('gets one message when two processes send at once', async () => {
    await create('sanfrancisco', customerOf())
    const [one, other] = [server(), server()]
    await Promise.all([sendAll(one), sendAll(other)])
    expect(receiver.got).toHaveLength(1)
  })
})

describe('a list of customers', () => {
  it('gets no message, through any channel or at headquarters', async () => {
    await createList('houston')
    await createList('sanfrancisco')
    await createList(null)
    await tillsync.ask('mutation ($input: PutCustomerInput!) { putCustomer(input: $input) { userErrors { code } } }', {
      input: { legalEntity: 'USRT', externalId: { system: 'erp', id: 'W-1' }, customer: customerOf() },
    })
    await tillsync.travel()
    expect(await messages()).toEqual([])
  })

  it('gets the messages when they are asked for', async () => {
    await createList('houston', { sendWelcomeMessages: true })
    await createList('sanfrancisco', { sendWelcomeMessages: true })
    await createList(null, { sendWelcomeMessages: true })
    await tillsync.travel()
    expect(await sendAll()).toBe(3)
    expect(receiver.got).toHaveLength(3)
  })
})

describe('a message that the mail server does not take', () => {
  it('is tried again, and what is kept of the failure names nobody', async () => {
    const customer = customerOf()
    await create('sanfrancisco', customer)
    receiver.refuse = `No mail for <${customer.email}> today`
    const mail = server()
    expect(await sendWelcomeMessage(tillsync.databases.hq.db, mail, 0)).toBe(true)
    const [failed] = await messages()
    expect(failed).toMatchObject({
      status: 'WAITING',
      attempts: 1,
      last_failure: expect.stringContaining('No mail for'),
    })
    expect(JSON.stringify(failed)).not.toContain(customer.email)
    receiver.refuse = null
    expect(await sendAll(mail)).toBe(1)
    expect(await messages()).toMatchObject([{ status: 'SENT', attempts: 2, last_failure: null }])
  })

  it('is given up after three days, and the diagnosis says so', async () => {
    await create('sanfrancisco', customerOf())
    await tillsync.databases.hq.db.execute(
      sql`update welcome_message set created_at = now() - interval '4 days', next_attempt_at = now()`,
    )
    expect(await sendAll()).toBe(1)
    expect(receiver.got).toEqual([])
    expect(await messages()).toMatchObject([{ status: 'GIVEN_UP', last_failure: 'It was not sent within 3 days.' }])
    const { diagnose } = await tillsync.ask<{
      diagnose: { checks: { code: string; status: string; message: string }[] }
    }>('query { diagnose(input: { installation: true }) { checks { code status message } } }')
    expect(diagnose.checks.find(({ code }) => code === 'WELCOME_MESSAGES_SENT')).toMatchObject({
      status: 'FAIL',
      message: expect.stringContaining('It was not sent within 3 days.'),
    })
  })
})

it('is not sent when the legal entity sends none any more, and the diagnosis asks for nothing then', async () => {
  await create('sanfrancisco', customerOf())
  await tillsync.databases.hq.db.execute(sql`update welcome_message set created_at = now() - interval '2 hours'`)
  const failed = async () =>
    (await diagnose(tillsync, { installation: true })).checks
      .filter(({ status }) => status === 'FAIL')
      .map(({ code }) => code)
  expect(await failed()).toContain('WELCOME_MESSAGES_SENT')
  await setUp({ sendWelcomeMessages: false })
  expect(await failed()).not.toContain('WELCOME_MESSAGES_SENT')
  expect(await sendAll()).toBe(1)
  expect(receiver.got).toEqual([])
  expect(await messages()).toMatchObject([
    { status: 'NOT_SENT', last_failure: 'The legal entity sends no welcome messages any more.' },
  ])
  await setUp({ sendWelcomeMessages: true })
})

describe('messages that were given up', () => {
  const retry = async (input: object, token?: string) => {
    const { done } = await tillsync.ask<{ done: Refusals & { retried: number } }>(
      `mutation ($input: RetryWelcomeMessagesInput!) {
        done: retryWelcomeMessages(input: $input) { retried userErrors { code field } }
      }`,
      { input },
      token,
    )
    return done
  }
  const giveUp = async () => {
    await create('sanfrancisco', customerOf())
    await tillsync.databases.hq.db.execute(sql`update welcome_message set created_at = now() - interval '4 days'`)
    expect(await sendAll()).toBe(1)
    expect(await messages()).toMatchObject([{ status: 'GIVEN_UP' }])
  }
  const unsent = async () => {
    const { organization } = await tillsync.ask<{ organization: { legalEntities: { unsent: object }[] } }>(
      '{ organization { legalEntities { unsent: unsentWelcomeMessages { waiting givenUp oldestAt lastFailure } } } }',
    )
    return organization.legalEntities[0]?.unsent
  }

  it('are tried again by the remedy of the diagnosis, are sent once, and then there are none', async () => {
    await giveUp()
    expect(await unsent()).toMatchObject({ waiting: 0, givenUp: 1, lastFailure: expect.stringContaining('3 days') })
    expect(await retry({ dryRun: true })).toEqual({ retried: 1, userErrors: [] })
    expect(await messages()).toMatchObject([{ status: 'GIVEN_UP' }])
    const { remedies } = await diagnose(tillsync, { installation: true })
    const remedy = remedies.find(({ mutation }) => mutation === 'retryWelcomeMessages')
    const { applied } = await tillsync.ask<{ applied: { cured: boolean } & Refusals }>(
      'mutation ($id: ID!) { applied: applyRemedy(input: { remedy: $id }) { cured userErrors { code field } } }',
      { id: remedy?.id },
      await tillsync.tokenFor('OPERATOR'),
    )
    expect(applied).toEqual({ cured: true, userErrors: [] })
    expect(await unsent()).toMatchObject({ waiting: 1, givenUp: 0 })
    expect(await sendAll()).toBe(1)
    expect(receiver.got).toHaveLength(1)
    expect(await retry({})).toEqual({ retried: 0, userErrors: [] })
  })

  it('are tried for another three days, and are given up again', async () => {
    await giveUp()
    expect(await retry({ legalEntity: 'USRT' })).toMatchObject({ retried: 1 })
    await tillsync.databases.hq.db.execute(sql`update welcome_message set retried_at = now() - interval '4 days'`)
    expect(await sendAll()).toBe(1)
    expect(await messages()).toMatchObject([{ status: 'GIVEN_UP', attempts: 1 }])
    expect(receiver.got).toEqual([])
  })

  it('are not tried again for an unknown legal entity, a token of some channels, or a viewer', async () => {
    expect(await retry({ legalEntity: 'NONE' })).toMatchObject({
      userErrors: [{ code: 'NOT_FOUND', field: ['input', 'legalEntity'] }],
    })
    expect(await retry({}, await tillsync.tokenFor('OPERATOR', ['houston']))).toMatchObject({
      userErrors: [{ code: 'CHANNELS_NOT_ALLOWED' }],
    })
    const document = 'mutation { retryWelcomeMessages(input: {}) { retried } }'
    const { errors } = await graphqlRequest(tillsync.url, await tillsync.tokenFor('VIEWER'), document)
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN')
  })
})

it('costs no statement where nobody is welcomed and no attribute is required or has a default', async () => {
  const OF_SETTINGS = /welcome\.owe|DefaultAttributes|RequiredAttributes/
  const names = async () =>
    (await statementsOf(() => create('sanfrancisco', customerOf()))).filter((name) => OF_SETTINGS.test(name))
  expect(await names()).toEqual(['welcome.owe'])
  await setUp({ sendWelcomeMessages: false })
  expect(await names()).toEqual([])
  await setUp({ sendWelcomeMessages: true, attributes: [{ name: 'Pet', type: 'TEXT', defaultValue: 'cat' }] })
  expect(await names()).toEqual(['synchronize.applyDefaultAttributes', 'welcome.owe'])
})

it('deletes the message of one language, after which its customers get another', async () => {
  const remove = async (languageId: string) => {
    const { done } = await tillsync.ask<{ done: Refusals }>(
      `mutation ($input: DeleteWelcomeMessageInput!) { done: deleteWelcomeMessage(input: $input) {
        welcomeMessage { languageId } userErrors { code field }
      } }`,
      { input: { legalEntity: 'USRT', languageId } },
    )
    return done
  }
  expect(await remove('nl')).toEqual({ welcomeMessage: { languageId: 'nl' }, userErrors: [] })
  expect(await remove('nl')).toEqual({
    welcomeMessage: null,
    userErrors: [{ code: 'NOT_FOUND', field: ['input', 'languageId'] }],
  })
  await create('sanfrancisco', customerOf({ languageId: 'nl-NL' }))
  expect(await sendAll()).toBe(1)
  expect(receiver.got[0]?.subject).toBe('Welcome, Ada')
})

it('refuses a message that names in braces what there is not', async () => {
  expect(
    await setUp({ welcomeMessages: [{ languageId: 'fr', subject: 'Bonjour {prenom}', body: 'Bienvenue' }] }),
  ).toEqual([{ code: 'INVALID_VALUE', field: ['legalEntities', '0', 'welcomeMessages', '0', 'subject'] }])
})
