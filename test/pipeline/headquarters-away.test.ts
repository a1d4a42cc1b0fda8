import { beforeAll, describe, expect, it } from 'vitest'
import type { EmbeddedServer } from '../../src/db/embedded/server.ts'
import { afterFile } from '../support/after-file.ts'
import { graphqlRequest } from '../support/http.ts'
import { type Installation, startInstallation } from '../support/installation.ts'
import { startOwnHeadquarters } from '../support/own-headquarters.ts'

let server: EmbeddedServer
let tillsync: Installation
beforeAll(async () => {
  const own = await startOwnHeadquarters()
  server = own.server
  tillsync = await startInstallation({ hq: own.database })
  afterFile(own.stop)
})

let keys = 0
const create = async (channel: string, lastName: string) => {
  const { createCustomer } = await tillsync.ask<{
    createCustomer: {
      customer: { id: string; displayAccount: string } | null
      route: string
      routeReason: string
      userErrors: { code: string }[]
    }
  }>(
    `mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) {
      customer { id displayAccount } route routeReason userErrors { code message } } }`,
    { input: { channel, idempotencyKey: `away-${keys++}`, customer: { firstName: 'Away', lastName } } },
  )
  return createCustomer
}

describe('while headquarters is unreachable', () => {
  it('captures continue, synchronous creates fall back, jobs state the reason, and afterwards everything catches up once', async () => {
    expect(await create('sanfrancisco', 'Before')).toMatchObject({
      route: 'REALTIME',
      routeReason: 'SYNCHRONOUS_PROFILE',
      userErrors: [],
    })
    await server.stop()

    const captured = await create('houston', 'During')
    expect(captured).toMatchObject({ route: 'ASYNC', routeReason: 'PROFILE', userErrors: [] })
    const fellBack = await create('sanfrancisco', 'During')
    expect(fellBack).toMatchObject({ route: 'ASYNC', routeReason: 'RTS_UNREACHABLE', userErrors: [] })
    expect(fellBack.customer?.displayAccount).toBe('Pending sync')

    const job = await graphqlRequest(
      tillsync.url,
      tillsync.token,
      `mutation { runCdxJob(input: { job: "P-0001" }) { sessions { __typename } userErrors { code message } } }`,
    )
    expect(job.text).toContain('HEADQUARTERS_UNREACHABLE')
    const { customer } = await tillsync.ask<{ customer: { name: string; syncState: string } }>(
      `query ($id: ID!) { customer(by: { id: $id }, channel: "houston") { name syncState } }`,
      { id: captured.customer?.id },
    )
    expect(customer).toEqual({ name: 'Away During', syncState: 'PENDING_CREATE' })

    await server.start()
    const { channelDatabases } = await tillsync.ask<{
      channelDatabases: {
        key: string
        lastUploadAttempt: { reason: string | null; succeededAt: string | null } | null
      }[]
    }>(`{ channelDatabases { key lastUploadAttempt { at succeededAt reason } } }`)
    for (const { lastUploadAttempt } of channelDatabases) expect(lastUploadAttempt?.reason).toMatch(/headquarters/i)

    await tillsync.travel()
    const { customers } = await tillsync.ask<{ customers: { nodes: { accountNumber: string; name: string }[] } }>(
      `{ customers(filter: { name: "Away" }) { nodes { accountNumber name } } }`,
    )
    expect(customers.nodes.map(({ name }) => name).sort()).toEqual(['Away Before', 'Away During', 'Away During'])
    expect(new Set(customers.nodes.map(({ accountNumber }) => accountNumber)).size).toBe(3)
    const { channelDatabases: after } = await tillsync.ask<{
      channelDatabases: { lastUploadAttempt: { reason: string | null } | null }[]
    }>(`{ channelDatabases { lastUploadAttempt { reason } } }`)
    expect(after.map(({ lastUploadAttempt }) => lastUploadAttempt?.reason)).toEqual([null, null])
  })

  it('a start without headquarters serves the known channels, and the rest when it is reachable', async () => {
    await server.stop()
    await tillsync.restart()
    expect(await create('houston', 'Restarted')).toMatchObject({ route: 'ASYNC', userErrors: [] })
    await server.start()
    await tillsync.travel()
    const { customers } = await tillsync.ask<{ customers: { nodes: { accountNumber: string }[] } }>(
      `{ customers(filter: { name: "Restarted" }) { nodes { accountNumber } } }`,
    )
    expect(customers.nodes).toHaveLength(1)
  })
})
