import { expect, test } from 'vitest'
import { rotateKey } from '../../../src/access/keys.ts'
import { graphqlRequest } from '../../support/http.ts'
import { startTestServer } from '../fixture.ts'

const everywhere = { host: '0.0.0.0' }

test('does not listen on other addresses with the generated key, and says what to do', async () => {
  await expect(startTestServer({ config: everywhere })).rejects.toThrow(/does not listen on 0\.0\.0\.0.*--new-key/)
})

test('listens on other addresses when that is allowed, or when tokens are not signed with that key', async () => {
  const provider = {
    issuer: 'https://login.example.com/',
    audience: 'tillsync',
    jwks: 'https://login.example.com/keys',
    claims: { roles: 'roles', channels: 'channels', subject: 'sub' },
  }
  for (const config of [{ allowGeneratedKey: true }, { identity: { ownTokens: false, provider } }]) {
    const server = await startTestServer({ config: { ...everywhere, ...config } })
    expect((await graphqlRequest(server.url, undefined, '{ serverInfo }')).status).toBe(401)
    await server.stop()
  }
  const server = await startTestServer({ config: everywhere, prepare: (dataFolder) => rotateKey(dataFolder) })
  expect((await graphqlRequest(server.url, await server.token(), '{ serverInfo }')).status).toBe(200)
  await server.stop()
})
