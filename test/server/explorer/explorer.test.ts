import fastify from 'fastify'
import { getOperationAST, parse, validate } from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DEFAULT_LIMITS } from '../../../src/config/limits.ts'
import { costOf } from '../../../src/server/documents/cost.ts'
import { exceeded } from '../../../src/server/documents/document-limits.ts'
import { EXAMPLES } from '../../../src/server/documents/examples.ts'
import { serveExplorer } from '../../../src/server/explorer/explorer.ts'
import { buildSchema } from '../../../src/server/schema.ts'
import { startTestServer, type TestServer } from '../fixture.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

test('the explorer’s page loads its parts from this server only, and its policy allows no other', async () => {
  const page = await fetch(`${server.url}/graphiql`)
  const html = await page.text()
  const policy = page.headers.get('content-security-policy') ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("script-src 'self';")
  const loaded = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, url]) => url)
  expect(loaded.filter((url) => !url?.startsWith('/graphiql/') && url !== 'data:,')).toEqual([])
  expect(html).not.toMatch(/<script(?![^>]*(src=|application\/json))/)
})

test('the explorer’s script and style are bundled from what is installed', async () => {
  const script = await fetch(`${server.url}/graphiql/page.js`)
  const style = await fetch(`${server.url}/graphiql/page.css`)
  expect([script.status, style.status]).toEqual([200, 200])
  expect(await script.text()).toContain('tillsync.token')
  const css = await style.text()
  expect(css).toContain('.graphiql-container')
  expect(css).not.toMatch(/url\(["']?(https?:)?\/\//)
})

test('the explorer is bundled again at the next request after bundling has failed, and then no more', async () => {
  const app = fastify()
  let tries = 0
  serveExplorer(app, { dataFolder: '/none' }, async () => {
    if (++tries === 1) throw new Error('The disk is full.')
    return { script: 'bundled', style: '' }
  })
  expect((await app.inject('/graphiql/page.js')).statusCode).toBe(500)
  expect((await app.inject('/graphiql/page.js')).body).toBe('bundled')
  await app.inject('/graphiql/page.css')
  expect(tries).toBe(2)
  await app.close()
})

test('every example of the explorer is valid, within the limits, and named like its tab', () => {
  const schema = buildSchema([])
  for (const { name, document, variables = {} } of EXAMPLES) {
    const parsed = parse(document, { maxTokens: DEFAULT_LIMITS.tokens })
    expect([name, validate(schema, parsed), exceeded(parsed, DEFAULT_LIMITS)]).toEqual([name, [], undefined])
    const operation = getOperationAST(parsed)
    if (!operation) throw new Error(`${name} has no operation`)
    const { requested: cost } = costOf(schema, DEFAULT_LIMITS, { document: parsed, operation, variables })
    expect([name, cost <= DEFAULT_LIMITS.cost]).toEqual([name, true])
    expect(document).toMatch(new RegExp(`\\b(query|mutation|subscription) ${name}\\b`))
  }
})
