import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { graphqlRequest } from '../../support/http.ts'
import { type Installation, startInstallation } from '../../support/installation.ts'

let byGraphql: Installation
let byRest: Installation
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tillsync-rest-'))
  const manifest = join(folder, 'manifest.json')
  await writeFile(manifest, '{}')
  const roomy = {
    TILLSYNC_LIMIT_APPLICATION_MUTATION_BURST: '10000',
    TILLSYNC_LIMIT_APPLICATION_POINT_BURST: '1000000',
  }
  byGraphql = await startInstallation({ settings: roomy })
  // Trusted documents are those of GraphQL's clients: REST has its own.
  byRest = await startInstallation({
    settings: {
      ...roomy,
      TILLSYNC_DOCUMENTS: 'require',
      TILLSYNC_DOCUMENT_MANIFEST: manifest,
      TILLSYNC_LIMIT_DEVICE_MUTATION_BURST: '1',
      TILLSYNC_LIMIT_DEVICE_MUTATIONS_PER_SECOND: '1',
    },
  })
})
afterAll(() => rm(folder, { recursive: true, force: true }))

type Answer = { status: number; headers: Headers; body: Record<string, unknown> }
async function rest(path: string, token: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(`${byRest.url}/rest/v1${path}`, {
    ...init,
    headers: { authorization: `Bearer ${token}`, ...init.headers },
  })
  const body: Record<string, unknown> = JSON.parse(await response.text())
  return { status: response.status, headers: response.headers, body }
}
const capture = (customer: unknown, key: string | null, token: string, channel = 'houston') =>
  rest(`/channels/${channel}/customers`, token, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(key !== null && { 'idempotency-key': key }) },
    body: JSON.stringify(customer),
  })

const CAPTURE = /* GraphQL */ `
  mutation ($input: CreateCustomerInput!) {
    createCustomer(input: $input) {
      route routeReason repeated
      customer { name email phone isAsyncCustomer syncState }
      operation { status operationNumber }
      warnings { code field message }
      userErrors { code field message ... on FieldRefused { rowErrorCode } }
    }
  }`

/** What a capture has come to, however it was sent. */
const outcome = z.object({
  route: z.string().nullish(),
  routeReason: z.string().nullish(),
  repeated: z.boolean().nullish(),
  customer: z
    .object({
      name: z.string(),
      email: z.string().nullable(),
      phone: z.string().nullable(),
      isAsyncCustomer: z.boolean(),
      syncState: z.string(),
    })
    .nullish(),
  operation: z.object({ status: z.string(), operationNumber: z.number().nullable() }).nullish(),
  warnings: z.array(z.unknown()).nullish(),
  userErrors: z.array(z.looseObject({ code: z.string() })).default([]),
  errors: z.array(z.object({ extensions: z.object({ code: z.string() }) })).default([]),
})
type Outcome = z.infer<typeof outcome>
const refusedOnly = (body: Outcome) =>
  body.userErrors.length > 0 || body.errors.length > 0
    ? { userErrors: body.userErrors, errors: body.errors.map(({ extensions }) => extensions.code) }
    : body

const personOf = (nth: number) => ({
  firstName: 'Ada',
  lastName: `Number ${nth}`,
  email: `ada-${nth}@example.com`,
  addresses: [{ street: `Main Street ${nth}`, city: 'Houston', country: nth % 3 === 0 ? 'us' : 'USA' }],
  contacts: [{ type: 'PHONE', value: `+1 713 555 ${1000 + nth}`, isPrimary: true, marketingOptIn: nth % 2 === 0 }],
  affiliations: nth % 4 === 0 ? ['VIP'] : [],
  attributes: [{ name: 'Shoe size', value: '8.5' }],
})

/** 200 captures: whole customers, refused fields, what the schema does not know, repeated keys and other content. */
const captures = () =>
  Array.from({ length: 200 }, (_, nth): { key: string; customer: object; channel: string } => {
    const one = { key: `capture-${nth}`, customer: personOf(nth), channel: 'houston' }
    switch (nth % 10) {
      case 3:
        return { ...one, customer: { ...personOf(nth), email: 'no address', customerGroup: '99' } }
      case 4:
        return { ...one, customer: { ...personOf(nth), shoeSize: 9 } }
      case 5:
        return { ...one, key: `capture-${nth - 3}`, customer: personOf(nth - 3) }
      case 6:
        return { ...one, key: `capture-${nth - 5}` }
      case 7:
        return { ...one, channel: 'nowhere' }
      case 8:
        return { ...one, customer: { lastName: '' } }
      default:
        return one
    }
  })

/** The staging rows of all operations, as headquarters has them; ids and times are each installation's own. */
async function stagedRows(installation: Installation): Promise<string[]> {
  await installation.runJob('P-0001')
  const rows: string[] = []
  for (let after: string | null = null; ; ) {
    const page: {
      operations: { nodes: { rows: object[] }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } }
    } = await installation.ask(
      `query ($after: String) { operations(first: 50, after: $after) {
        nodes { kind rows { table operation originatingChannel legalEntity operationNumber columns { name value } } }
        pageInfo { hasNextPage endCursor } } }`,
      { after },
    )
    rows.push(...page.operations.nodes.map((node) => JSON.stringify(node).replaceAll(OWN, '*')))
    if (!page.operations.pageInfo.hasNextPage) return rows.sort()
    after = page.operations.pageInfo.endCursor
  }
}
const OWN = /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}|\d{4}-\d\d-\d\d[T ][\d:.]+(?:Z|\+00)?/gi

test('the same 200 captures by GraphQL and by REST make the same rows, refusals and repetitions', async () => {
  const [app, ofRest] = [
    await byGraphql.tokenFor('CHANNEL_APPLICATION', ['houston']),
    await byRest.tokenFor('CHANNEL_APPLICATION', ['houston']),
  ]
  const statuses: number[] = []
  for (const { key, customer, channel } of captures()) {
    const { data, errors } = await graphqlRequest(byGraphql.url, app, CAPTURE, {
      input: { channel, idempotencyKey: key, customer },
    })
    const sent = refusedOnly(outcome.parse({ ...Object(data?.createCustomer), ...(errors && { errors }) }))
    const { status, body } = await capture(customer, key, ofRest, channel)
    const got = outcome.parse(body)
    expect(refusedOnly(got)).toEqual(sent)
    statuses.push(status)
  }
  const counted = (wanted: number) => statuses.filter((status) => status === wanted).length
  // Of each ten: four are created, one is repeated; a field is unknown, a channel is; three are refused.
  expect([201, 200, 400, 403, 404, 422].map(counted)).toEqual([80, 20, 20, 20, 0, 60])
  const rows = await stagedRows(byRest)
  expect(rows.length).toBe(80)
  expect(rows).toEqual(await stagedRows(byGraphql))
  expect(await auditedAs(byRest)).toEqual(await auditedAs(byGraphql))
})

/** How many captures the audits of headquarters and of the channel have, by result. */
async function auditedAs(installation: Installation): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const channelDatabase of [null, 'houston-db'])
    for (let after: string | null = null; ; ) {
      const page: {
        auditEntries: { nodes: { result: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } }
      } = await installation.ask(
        `query ($channelDatabase: ID, $after: String) {
          auditEntries(first: 100, channelDatabase: $channelDatabase, after: $after, filter: { action: "createCustomer" }) {
            nodes { result } pageInfo { hasNextPage endCursor } } }`,
        { channelDatabase, after },
      )
      for (const { result } of page.auditEntries.nodes) counts[result] = (counts[result] ?? 0) + 1
      if (!page.auditEntries.pageInfo.hasNextPage) break
      after = page.auditEntries.pageInfo.endCursor
    }
  expect(Object.keys(counts)).toEqual(expect.arrayContaining(['FORBIDDEN', 'IDEMPOTENCY_KEY_REUSED']))
  return counts
}

describe('what a caller gets', () => {
  test('of a captured customer: where it is, what it is, and how far its operation is', async () => {
    const till = await byRest.tokenFor('CHANNEL_APPLICATION', ['houston'])
    const created = await capture({ name: 'Grace Hopper', email: 'grace@example.com' }, '"quoted"', till)
    expect(created).toMatchObject({ status: 201, body: { route: 'ASYNC', repeated: false, warnings: [] } })
    const again = await capture({ name: 'Grace Hopper', email: 'grace@example.com' }, 'quoted', till)
    expect(again).toMatchObject({ status: 200, body: { repeated: true, customer: created.body.customer } })

    const location = created.headers.get('location') ?? ''
    const read = await rest(location.replace('/rest/v1', ''), till)
    expect(read).toMatchObject({ status: 200, body: { name: 'Grace Hopper', syncState: 'PENDING_CREATE' } })

    const admin = byRest.token
    const { operationId } = z.object({ operationId: z.string() }).parse(created.body.operation)
    expect(await rest(`/operations/${operationId}`, admin)).toMatchObject({ status: 200, body: { status: 'CAPTURED' } })
    await byRest.travel()
    expect(await rest(`/operations/${operationId}`, admin)).toMatchObject({ body: { status: 'DISTRIBUTED' } })
    const { body } = await rest(location.replace('/rest/v1', ''), till)
    expect(body).toMatchObject({ syncState: 'SYNCED', accountNumber: expect.stringMatching(/^C-/) })
    const byNumber = `/customers/by-account-number/${body.accountNumber}`
    expect(await rest(`${byNumber}?legalEntity=USRT`, admin)).toMatchObject({ body: { name: 'Grace Hopper' } })
    expect(await rest(byNumber, await byRest.tokenFor('OPERATOR'))).toMatchObject({
      body: { name: 'G. H.', email: 'g***@e***', masked: true },
    })

    await byRest.ask(`mutation ($input: PutCustomerInput!) { putCustomer(input: $input) { change } }`, {
      input: { legalEntity: 'USRT', externalId: { system: 'erp', id: 'a/1 ä' }, customer: { name: 'Of an ERP' } },
    })
    const external = `/customers/by-external-id/ERP/${encodeURIComponent('a/1 ä')}`
    expect(await rest(external, admin)).toMatchObject({ body: { name: 'Of an ERP' } })
  })

  test('without the right: the refusal of GraphQL', async () => {
    const other = await byRest.tokenFor('CHANNEL_DEVICE', ['sanfrancisco'])
    expect(await capture({ name: 'x' }, 'k', other)).toMatchObject({ status: 403, body: errorOf('FORBIDDEN') })
    const viewer = await byRest.tokenFor('VIEWER')
    expect(await capture({ name: 'x' }, 'k', viewer)).toMatchObject({ status: 403, body: errorOf('FORBIDDEN') })
    expect(await rest('/operations/1', other)).toMatchObject({ status: 403, body: errorOf('FORBIDDEN') })
    expect(await capture({ name: 'x' }, 'k', 'no-token')).toMatchObject({
      status: 401,
      body: errorOf('UNAUTHENTICATED'),
    })
    const foreign = { headers: { origin: 'https://elsewhere.example' } }
    expect(await rest('/operations/1', byRest.token, foreign)).toMatchObject({ status: 403 })
  })

  test('beyond the limits of its token: 429, and when to send it again', async () => {
    const till = await byRest.tokenFor('CHANNEL_DEVICE', ['houston'])
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, nth) => capture({ name: `Many ${nth}` }, `many-${nth}`, till)),
    )
    const limited = answers.filter(({ status }) => status === 429)
    expect(limited.length).toBeGreaterThan(0)
    for (const { body, headers } of limited) {
      expect(body).toMatchObject(errorOf('RATE_LIMITED'))
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
    }
  })

  test('for a malformed request: what is wrong with it', async () => {
    const { token } = byRest
    const message = async (answer: Promise<Answer>) => {
      const { status, body } = await answer
      return [status, z.object({ errors: z.array(z.object({ message: z.string() })) }).parse(body).errors[0]?.message]
    }
    expect(await message(capture({ name: 'x' }, null, token))).toEqual([
      400,
      'The header parameter `Idempotency-Key` is missing.',
    ])
    expect(await message(capture([], 'k', token))).toEqual([400, 'Send a JSON object.'])
    const post = (body: string, type: string) =>
      rest('/channels/houston/customers', token, {
        method: 'POST',
        headers: { 'content-type': type, 'idempotency-key': 'k' },
        body,
      })
    expect(await message(post('{', 'application/json'))).toEqual([
      400,
      'The request is not valid: its body must be a JSON object.',
    ])
    expect(await message(post('name=x', 'application/x-www-form-urlencoded'))).toEqual([
      415,
      'Send the request as application/json.',
    ])
    expect(await message(rest('/operations/1?chanel=houston', token))).toEqual([
      400,
      'There is no query parameter `chanel` here.',
    ])
    expect(await message(rest('/operations/01890000-0000-7000-8000-000000000000', token))).toEqual([
      404,
      'There is none, or the token may not see it.',
    ])
    expect((await rest('/nothing', token)).status).toBe(404)
  })
})

const errorOf = (code: string) => ({ errors: [{ extensions: { code } }] })
