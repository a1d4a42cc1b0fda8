import { randomUUID } from 'node:crypto'
import { type Installation, startInstallation } from '../support/installation.ts'

/** One captured customer. */
export type Captured = {
  channel: string
  kind: Kind
  name: string
  email: string
  customerId: string
  customerKey: string
  operationId: string
}
type Kind = 'synced' | 'broken' | 'pending'

/** What is known about a customer of another store; none of it may be shown. */
export type TwoStores = Installation & {
  captured: Captured[]
  of(channel: string, kind: Kind): Captured
  create(channel: string, name: string, more?: object, key?: string): Promise<Created>
}
type Created = { id: string | null; asyncCustomerAccount: string; operationId: string }

const CREATE = /* GraphQL */ `
  mutation ($input: CreateCustomerInput!) {
    createCustomer(input: $input) {
      customer { id asyncCustomerAccount } operation { operationId } userErrors { code field message }
    }
  }`

/** Limits that allow a query to select everything, and as many mutations as a fast machine sends. */
export const ROOMY = {
  TILLSYNC_LIMIT_DEVICE_MUTATIONS_PER_SECOND: '100000',
  TILLSYNC_LIMIT_DEVICE_MUTATION_BURST: '100000',
  TILLSYNC_LIMIT_APPLICATION_MUTATIONS_PER_SECOND: '100000',
  TILLSYNC_LIMIT_APPLICATION_MUTATION_BURST: '100000',
  TILLSYNC_LIMIT_PERSON_MUTATIONS_PER_SECOND: '100000',
  TILLSYNC_LIMIT_PERSON_MUTATION_BURST: '100000',
  TILLSYNC_LIMIT_COST: '10000000',
  TILLSYNC_LIMIT_DEVICE_POINTS_PER_SECOND: '10000000',
  TILLSYNC_LIMIT_DEVICE_POINT_BURST: '100000000',
  TILLSYNC_LIMIT_APPLICATION_POINTS_PER_SECOND: '10000000',
  TILLSYNC_LIMIT_APPLICATION_POINT_BURST: '100000000',
  TILLSYNC_LIMIT_PERSON_POINTS_PER_SECOND: '10000000',
  TILLSYNC_LIMIT_PERSON_POINT_BURST: '100000000',
  TILLSYNC_LIMIT_ALIASES: '1000',
  TILLSYNC_LIMIT_TOKENS: '100000',
  TILLSYNC_LIMIT_DEPTH: '100',
  TILLSYNC_LIMIT_MESSAGE_BYTES: '1048576',
}

/**
 * An installation whose three channels each have a customer that headquarters has, one that it has refused, and one
 * that only the channel has. Houston and the web shop (`online`) share a database and an address book; San Francisco
 * has its own.
 */
export async function startTwoStores(): Promise<TwoStores> {
  const tillsync = await startInstallation({ settings: ROOMY })
  for (const profile of ['store-async', 'store-sync', 'online-async']) {
    await tillsync.ask(
      `mutation ($profile: ID!) {
        setFunctionalityProfile(input: { profile: $profile, createCustomersInAsyncMode: true, captureValidation: MINIMAL }) { userErrors { code } }
      }`,
      { profile },
    )
  }
  await tillsync.runJob('1070')
  await tillsync.ask(`mutation { flushChannelCache { userErrors { code } } }`)

  async function create(channel: string, name: string, more: object = {}, key = randomUUID()): Promise<Created> {
    const customer = { firstName: 'Ada', lastName: name, email: `${name}@example.com`.toLowerCase(), ...more }
    const { createCustomer } = await tillsync.ask<{
      createCustomer: { customer: Created | null; operation: { operationId: string } | null; userErrors: unknown[] }
    }>(CREATE, { input: { channel, idempotencyKey: key, customer } })
    if (!createCustomer.customer || !createCustomer.operation) throw new Error(JSON.stringify(createCustomer))
    return { ...createCustomer.customer, operationId: createCustomer.operation.operationId }
  }
  const captured: Captured[] = []
  async function capture(kind: Kind, more: object = {}) {
    for (const channel of ['houston', 'online', 'sanfrancisco']) {
      const name = `${channel}${kind}`.replace(/^./, (letter) => letter.toUpperCase())
      const { id, asyncCustomerAccount, operationId } = await create(channel, name, more)
      const email = `${name}@example.com`.toLowerCase()
      captured.push({
        channel,
        kind,
        name,
        email,
        customerId: id ?? '',
        customerKey: asyncCustomerAccount,
        operationId,
      })
    }
  }
  await capture('synced')
  await capture('broken', { currency: 'XXX' })
  await tillsync.travel()
  await capture('pending')
  return {
    ...tillsync,
    captured,
    create,
    of(channel, kind) {
      const found = captured.find((one) => one.channel === channel && one.kind === kind)
      if (!found) throw new Error('no such customer')
      return found
    },
  }
}

/**
 * The web shop shares Houston's address book: Houston may see its customers once headquarters has them, but never its
 * operations.
 */
export function secretsOf({ channel, kind, name, email, customerKey, operationId }: Captured): string[] {
  return channel === 'online' && kind === 'synced' ? [operationId] : [operationId, customerKey, name, email]
}

/** The secrets in a text, in plain or inside an opaque id or cursor; values that were sent do not count. */
export function leaked(secrets: readonly string[], text: string, sent: string): string[] {
  const opened = `${text} ${opaque(text)}`.toLowerCase()
  const known = `${sent} ${opaque(sent)}`.toLowerCase()
  return secrets.filter((secret) => opened.includes(secret.toLowerCase()) && !known.includes(secret.toLowerCase()))
}

const opaque = (text: string) =>
  [...text.matchAll(/"([\w-]{12,})"/g)].map(([, id = '']) => Buffer.from(id, 'base64url').toString('utf8')).join(' ')
