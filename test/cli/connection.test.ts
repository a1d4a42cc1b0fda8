import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { decodeJwt } from 'jose'
import { expect, onTestFinished, test, vi } from 'vitest'
import { connect } from '../../src/cli/connect/connection.ts'
import { freePort } from '../../src/db/embedded/cluster.ts'

test('the token of a command is valid for a day, so that a simulation or an import may take hours', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tillsync-connection-'))
  const port = await freePort()
  const server = createServer((_, answer) => answer.end('{"data":{"__typename":"Query"}}'))
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  onTestFinished(async () => {
    vi.unstubAllEnvs()
    server.close()
    await rm(folder, { recursive: true })
  })
  vi.stubEnv('TILLSYNC_DATA', folder)
  const { iat = 0, exp = 0 } = decodeJwt((await connect({ url: `http://127.0.0.1:${port}/graphql` })).token)
  expect(exp - iat).toBe(86_400)
})
