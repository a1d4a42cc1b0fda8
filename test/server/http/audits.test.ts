import { type AuditResult, auditServer } from 'graphql-http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildSchema } from '../../../src/server/schema.ts'
import { startTestServer, type TestServer } from '../fixture.ts'

let server: TestServer
let token: string
beforeAll(async () => {
  server = await startTestServer({ schema: buildSchema([]) })
  token = await server.token()
})
afterAll(() => server.stop())

/** The audits of GraphQL over HTTP, by an administrator, who may introspect. */
function audit(headers: Record<string, string>): Promise<AuditResult[]> {
  const fetchFn = (url: string, init: RequestInit = {}) =>
    fetch(url, { ...init, headers: { ...init.headers, authorization: `Bearer ${token}`, ...headers } })
  return auditServer({ url: `${server.url}/graphql`, fetchFn })
}

const failed = (results: readonly AuditResult[]) =>
  results.flatMap((result) => (result.status === 'ok' ? [] : [`${result.name}: ${result.reason}`]))

test('passes all 61 audits of GraphQL over HTTP', async () => {
  const results = await audit({ 'apollo-require-preflight': '1' })
  expect(failed(results)).toEqual([])
  expect(results).toHaveLength(61)
})

test('without the preflight header only the three audits fail that ask by GET', async () => {
  const failures = failed(await audit({}))
  expect(failures).toHaveLength(3)
  for (const failure of failures) expect(failure).toMatch(/GET/)
})
