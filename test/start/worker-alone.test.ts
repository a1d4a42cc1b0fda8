import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { request } from 'node:http'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { startInstallation } from '../support/installation.ts'

test('a process that only runs jobs serves its health, and neither GraphQL nor the page nor the wire', async () => {
  const { url, token } = await startInstallation({ settings: { TILLSYNC_ROLES: 'worker' }, databases: await made() })
  await expect.poll(async () => (await fetch(`${url}/readyz`)).status, { timeout: 120_000 }).toBe(200)
  expect(await (await fetch(`${url}/healthz`)).json()).toEqual({ status: 'ok' })
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const body = JSON.stringify({ query: '{ __typename }' })
  for (const [path, init] of [
    ['/graphql', { method: 'POST', headers, body }],
    ['/', {}],
    ['/graphiql', {}],
    ['/stores/join', { method: 'POST', headers, body: '{}' }],
  ] as const) {
    const answer = await fetch(url + path, init)
    expect([path, answer.status, await answer.json()]).toEqual([
      path,
      404,
      { error: expect.stringContaining('This process runs jobs only') },
    ])
  }
  const upgrade = { connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '13' }
  for (const path of ['/graphql', '/wire']) expect(await upgradeStatus(url, path, upgrade)).not.toBe(101)
})

const made = async () => (await startInstallation()).databases

/** The status of an answer to a request of a WebSocket. */
async function upgradeStatus(url: string, path: string, headers: Record<string, string>): Promise<number | undefined> {
  const asked = request(new URL(path, url), {
    headers: { ...headers, 'sec-websocket-key': randomBytes(16).toString('base64') },
  })
  asked.end()
  const [first] = await Promise.race([once(asked, 'response'), once(asked, 'upgrade')])
  const status = z.object({ statusCode: z.number() }).parse(first).statusCode
  asked.destroy()
  return status
}
