import { beforeAll, describe, expect, it } from 'vitest'
import { type Installation, startInstallation } from '../support/installation.ts'

let databases: Installation['databases']
beforeAll(async () => {
  const installation = await startInstallation()
  await installation.running.stop()
  databases = installation.databases
})

/** A process with a data folder of its own, for which headquarters has never been there. */
const startWithoutHeadquarters = (channelDatabases: string) =>
  startInstallation({
    databases,
    settings: {
      HQ_DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
      MIGRATION_HQ_DATABASE_URL: '',
      TILLSYNC_CHANNEL_DATABASES: channelDatabases,
    },
  })

async function create({ ask }: Installation, channel: string) {
  const { createCustomer } = await ask<{ createCustomer: { route: string | null; userErrors: { code: string }[] } }>(
    'mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { route userErrors { code } } }',
    { input: { channel, idempotencyKey: `served-${channel}`, customer: { firstName: 'Ada', lastName: 'Lovelace' } } },
  )
  return createCustomer
}

const NOT_CONFIGURED = { route: null, userErrors: [{ code: 'CHANNEL_NOT_CONFIGURED' }] }

describe('a process that has never reached headquarters', () => {
  it('serves the channels of the channel databases that it is given, and no others', async () => {
    const process = await startWithoutHeadquarters('houston-db=env:HOUSTON_DATABASE_URL')
    expect(await create(process, 'houston')).toEqual({ route: 'ASYNC', userErrors: [] })
    expect(await create(process, 'sanfrancisco')).toEqual(NOT_CONFIGURED)
  })

  it('serves no channel when it is given no channel database', async () => {
    expect(await create(await startWithoutHeadquarters(''), 'houston')).toEqual(NOT_CONFIGURED)
  })

  it('does not open a database that belongs to another channel database, and says whose it is', async () => {
    const process = await startWithoutHeadquarters('utrecht-db=env:HOUSTON_DATABASE_URL')
    expect(await create(process, 'houston')).toEqual(NOT_CONFIGURED)
    expect(process.logLines.join('\n')).toContain('belongs to the channel database houston-db, not to utrecht-db')
  })
})
