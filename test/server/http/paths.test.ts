import { request } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../fixture.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

/** Sends the path as it is; `fetch` would resolve it first. */
function get(path: string): Promise<{ status: number | undefined; body: string }> {
  const { hostname, port } = new URL(server.url)
  return new Promise((resolve, reject) => {
    request({ hostname, port, path, headers: { accept: 'text/html' } }, async (response) => {
      let body = ''
      for await (const chunk of response) body += String(chunk)
      resolve({ status: response.statusCode, body })
    })
      .on('error', reject)
      .end()
  })
}

test.each([
  '/../signing-keys.json',
  '/operations/../x',
  '/assets/../../signing-keys.json',
  '/assets/..%2f..%2fsigning-keys.json',
  '/assets/%2e%2e%2findex.html',
  '/assets/..',
  '/%2e%2e/x',
  '/..\\x',
  '/graphql/..%5cx',
  '/assets/x%00',
  '//',
  '//[',
  '/%',
  '/graphql/%zz',
])('the path %s gets a plain 400', async (path) => {
  const { status, body } = await get(path)
  expect([status, body]).toEqual([400, expect.stringContaining('path')])
})

test.each(['/a..b', '/operations/..x', '/x?y=../z'])('the path %s is an ordinary one', async (path) => {
  expect([200, 404]).toContain((await get(path)).status)
})
