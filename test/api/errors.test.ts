import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../server/fixture.ts'
import { CANARY } from '../server/test-schema.ts'
import { WIRES } from '../support/http.ts'

let server: TestServer
let token: string
beforeAll(async () => {
  server = await startTestServer()
  token = await server.token()
})
afterAll(() => server.stop())

describe.each(WIRES)('over $wire', ({ ask }) => {
  test('a fault shows an id and nothing else, and the log has the id with SQLSTATE, constraint and frames', async () => {
    const { data, errors } = await ask(server.url, token, '{ feature { key bug } }')
    expect(data).toEqual({ feature: { key: 'f', bug: null } })
    expect(errors).toEqual([
      {
        message: 'Internal server error',
        locations: expect.anything(),
        path: ['feature', 'bug'],
        extensions: { code: 'INTERNAL_SERVER_ERROR', traceId: expect.any(String) },
      },
    ])
    const line = server
      .logged()
      .split('\n')
      .find((text) => text.includes(String(errors?.[0]?.extensions.traceId)))
    expect(JSON.parse(line ?? '{}')).toMatchObject({
      requestId: expect.stringMatching(/^[\da-f-]{36}$/),
      fault: {
        sqlState: '23505',
        constraint: 'customer_account_unique',
        stack: expect.arrayContaining([expect.stringContaining('at ')]),
      },
    })
  })

  test('a GraphQLError without a code of ours, and a null where none may be, are faults too', async () => {
    for (const document of ['{ feature { secret } }', '{ feature { parent { secret } } }']) {
      const { errors } = await ask(server.url, token, document)
      expect(errors?.[0]).toMatchObject({
        message: 'Internal server error',
        extensions: { code: 'INTERNAL_SERVER_ERROR' },
      })
    }
  })

  test('thrown access errors and an unreachable headquarters have their codes, and the rest of the query is served', async () => {
    const { data, errors } = await ask(server.url, token, '{ feature { key denied absent } }')
    expect(data).toEqual({ feature: { key: 'f', denied: null, absent: null } })
    expect(errors?.map((error) => error.extensions.code)).toEqual(['FORBIDDEN', 'HEADQUARTERS_UNREACHABLE'])
  })

  test.each([
    ['of the wrong type', { name: 5, age: 1 }, 'person.name'],
    ['of a wrong kind in a list', { name: 'x', tags: ['a', { [CANARY]: CANARY }] }, 'person.tags[1]'],
    ['that is no number', { name: 'x', age: CANARY }, 'person.age'],
    ['that is not in the enum', { name: 'x', color: CANARY }, 'person.color'],
    ['that is no day', { name: 'x', born: CANARY }, 'person.born'],
  ])('a variable %s is refused by its path, without its value', async (_, person, path) => {
    const { errors } = await ask(
      server.url,
      token,
      'query ($person: PersonInput) { features(person: $person) { key } }',
      { person },
    )
    expect(errors?.[0]?.message).toContain(`"${path}"`)
    expect(errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT' })
  })

  test('a value that imitates the end of the message does not come through', async () => {
    const age = `${CANARY}" at "person.${CANARY.replace(/\W/g, '_')}"; x`
    const { errors } = await ask(
      server.url,
      token,
      'query ($person: PersonInput) { features(person: $person) { key } }',
      { person: { name: 'x', age } },
    )
    expect(errors?.[0]?.message).toBe('Variable "$person" got an invalid value at "person.age"; Expected type "Int".')
  })

  test.each([
    ['in an argument', `{ features(count: "${CANARY}") { key } }`],
    ['in an enum argument', '{ features(color: canary_person) { key } }'],
    ['in an input object', `{ features(person: { name: "x", age: "${CANARY}" }) { key } }`],
    ['in a scalar', `{ feature { next(at: "${CANARY}") { key } } }`],
    ['where no string may stand', `{ feature "${CANARY}" }`],
    ['in a string that does not end', `{ feature(key: "${CANARY}) { key } }`],
  ])('a value written into the document %s is refused without being repeated', async (_, document) => {
    const { errors } = await ask(server.url, token, document)
    expect(errors?.[0]?.extensions).toEqual({ code: 'GRAPHQL_VALIDATION_FAILED' })
    expect(JSON.stringify(errors)).not.toMatch(/canary/i)
  })

  test('a missing field is reported, without suggestions from the schema', async () => {
    const missing = await ask(server.url, token, 'query ($person: PersonInput) { features(person: $person) { key } }', {
      person: {},
    })
    expect(missing.errors?.[0]?.message).toContain('Field "name" of required type "String!" was not provided.')
    const misspelt = await ask(server.url, token, '{ serverInf }')
    expect(misspelt.errors?.[0]).toMatchObject({
      message: 'Cannot query field "serverInf" on type "Query".',
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
    })
    const unknown = await ask(server.url, token, 'query ($person: PersonInput) { features(person: $person) { key } }', {
      person: { name: 'x', nam: 'y' },
    })
    expect(JSON.stringify(unknown.errors)).not.toContain('Did you mean')
  })

  test('a request whose operation name is not in its document is refused', async () => {
    const { errors } = await ask(server.url, token, 'fragment F on Feature { key }')
    expect(errors?.[0]?.extensions.code).toMatch(/^(BAD_USER_INPUT|GRAPHQL_VALIDATION_FAILED)$/)
  })

  test('introspection is by role', async () => {
    for (const document of [
      '{ __schema { queryType { name } } }',
      'query { ...F } fragment F on Query { __type(name: "Query") { name } }',
    ]) {
      expect((await ask(server.url, token, document)).errors).toBeUndefined()
      const refused = await ask(server.url, await server.token('CHANNEL_DEVICE'), document)
      expect(refused.errors?.[0]?.extensions).toEqual({ code: 'FORBIDDEN' })
      expect(refused.data ?? null).toBeNull()
    }
  })
})

test('the log contains none of the values', () => {
  expect(server.logged()).toContain('traceId')
  expect(server.logged()).not.toMatch(/canary/i)
})
