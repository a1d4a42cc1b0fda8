import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WIRES } from '../../support/http.ts'
import { startTestServer, type TestServer } from '../fixture.ts'

let server: TestServer
let token: string
beforeAll(async () => {
  server = await startTestServer()
  token = await server.token()
})
afterAll(() => server.stop())

const nested = (levels: number) => `{ feature ${'{ parent '.repeat(levels - 2)}{ key }${' }'.repeat(levels - 2)} }`
/** A document with this many tokens, in lists that an input may have. */
const ofTokens = (count: number) => {
  const left = count - 2 - 4 * 19
  const tags = (list: number) => times(Math.floor((left + list) / 4), () => '"t"')
  return `{ ${times(4, (list) => `a${list}: features(person: { name: "x", tags: [${tags(list)}] }) { key }`)} }`
}
const times = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => text(index)).join(' ')

describe.each(WIRES)('over $wire', ({ ask }) => {
  const code = async (document: string) =>
    (await ask(server.url, token, document)).errors?.map((error) => error.extensions.code)

  test.each([
    ['12 levels', nested(12), nested(13)],
    ['15 aliases', `{ ${times(15, (i) => `a${i}: serverInfo`)} }`, `{ ${times(16, (i) => `a${i}: serverInfo`)} }`],
    ['20 root fields', `{ ${times(20, () => 'serverInfo')} }`, `{ ${times(21, () => 'serverInfo')} }`],
    [
      '5 directives',
      `{ ${times(5, () => 'serverInfo @skip(if: false)')} }`,
      `{ ${times(6, () => 'serverInfo @skip(if: false)')} }`,
    ],
    ['1000 tokens', ofTokens(1_000), ofTokens(1_001)],
    ['one operation', 'query A { serverInfo }', 'query A { serverInfo } query B { serverInfo }'],
  ])('answers a document of %s, and refuses more with one error', async (_, allowed, refused) => {
    expect(await code(allowed)).toBeUndefined()
    expect(await code(refused)).toEqual(['QUERY_TOO_COSTLY'])
  })

  test('counts what fragments bring along, each time they are spread', async () => {
    const spread = (count: number) =>
      `{ ${times(count, () => 'feature(key: "k") { ...F }')} } fragment F on Feature { a: key b: key c: key }`
    expect(await code(spread(5))).toBeUndefined()
    expect(await code(spread(6))).toEqual(['QUERY_TOO_COSTLY'])
    expect(
      await code(`{ feature { ...A } } fragment A on Feature ${'{ parent '.repeat(12)}{ key }${' }'.repeat(12)}`),
    ).toEqual(['QUERY_TOO_COSTLY'])
  })

  test('refuses fragments that double at every level, with an answer at once', async () => {
    const doubling = times(40, (i) => `fragment F${i} on Feature { parent { ...F${i + 1} } next { ...F${i + 1} } }`)
    expect(await code(`{ feature { ...F0 } } ${doubling} fragment F40 on Feature { key }`)).toEqual([
      'QUERY_TOO_COSTLY',
    ])
  })

  test('refuses a document whose fields take too long to compare', async () => {
    expect(await code(`{ feature { ${times(990, () => 'key')} } }`)).toEqual(['QUERY_TOO_COSTLY'])
  })

  test('refuses fragments in a circle', async () => {
    const codes = await code(
      '{ feature { ...A } } fragment A on Feature { parent { ...B } } fragment B on Feature { parent { ...A } }',
    )
    expect(codes?.every((each) => each === 'GRAPHQL_VALIDATION_FAILED')).toBe(true)
  })

  test('reports at most five validation errors and says that there are more', async () => {
    const { errors } = await ask(server.url, token, `{ ${times(10, (i) => `wrong${i}`)} }`)
    expect(errors).toHaveLength(6)
    expect(errors?.[5]?.message).toContain('Too many validation errors')
  })

  test('answers the standard introspection query, whose depth is beyond the limit', async () => {
    const { getIntrospectionQuery } = await import('graphql')
    expect(
      await code(
        getIntrospectionQuery({
          inputValueDeprecation: true,
          schemaDescription: true,
          specifiedByUrl: true,
          directiveIsRepeatable: true,
        }),
      ),
    ).toBeUndefined()
  })

  test('refuses introspection that turns in circles', async () => {
    const { errors } = await ask(
      server.url,
      token,
      '{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }',
    )
    expect(errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED')
  })
})
