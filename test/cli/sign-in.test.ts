import { describe, expect, test } from 'vitest'
import { graphqlRequest } from '../support/http.ts'
import { dataFolder, hasTerminals, ownDatabases, PROGRAM, startCommand, startOnTerminal, UP } from './programs.ts'

const TOKEN = /eyJ[\w-]+\.[\w-]+\.[\w-]+/g
const WHOAMI = '{ serverInfo { whoami { roles channels } } }'
const administrator = { serverInfo: { whoami: { roles: ['ADMINISTRATOR'], channels: null } } }

describe('a server without a terminal', { timeout: 600_000 }, () => {
  test('prints no token, but a command whose link signs in', { tags: 'long' }, async () => {
    const data = dataFolder()
    const server = startCommand('npm', ['start'], { TILLSYNC_DATA: data })
    const [line] = await server.printed(UP)
    const command = line.slice(line.indexOf('npx tillsync')).trim()
    const made = startCommand('sh', ['-c', command], {})
    await made.ended
    expect(made.output()).toContain('#token=')
    const [, url = '', token = ''] = /(http:\/\/\S+)\/#token=(\S+)/.exec(made.output()) ?? []
    expect((await graphqlRequest(url, token, WHOAMI)).data).toEqual(administrator)
    server.starter.kill('SIGTERM')
    await server.ended
    expect(server.output()).not.toMatch(TOKEN)
    expect(server.output()).not.toContain('#token')

    // Once it has stopped there is no server to link to.
    const late = startCommand('sh', ['-c', command], {})
    await late.ended
    expect(late.output()).toContain(`No server runs on the data folder ${data}.`)
    expect(late.output()).not.toMatch(TOKEN)

    const simulated = startCommand(process.execPath, [PROGRAM, 'simulate', '--duration', '1s'], { TILLSYNC_DATA: data })
    await simulated.ended
    expect(simulated.output()).toContain('Started a server for the simulation')
    expect(simulated.output()).toMatch(/captured/)
    expect(simulated.output()).not.toMatch(TOKEN)
  })
})

describe.skipIf(!hasTerminals)('a server on a terminal', { timeout: 600_000 }, () => {
  test('prints one link that signs in, in the demo', async () => {
    const server = startOnTerminal('npm start', { TILLSYNC_DATA: dataFolder() })
    await server.printed(UP)
    const [, url = '', token = ''] = await server.printed(/(http:\/\/\S+)\/#token=(\S+)/)
    expect(server.output().match(TOKEN)).toEqual([token])
    expect((await graphqlRequest(url, token, WHOAMI)).data).toEqual(administrator)
    server.interrupt()
    await server.printed(/Stopped\./)
    await server.ended
  })

  test.each([
    ['databases of its own', { DEMO: 'off' }],
    ['the demo in databases of its own', { DEMO: 'on', TILLSYNC_ROLES: 'hq' }],
  ])('prints none where it has %s', { tags: 'long' }, async (_, settings) => {
    const server = startOnTerminal('npm start', { ...(await ownDatabases(dataFolder())), ...settings })
    expect((await server.printed(UP))[0]).toContain('npx tillsync token --role administrator --link --data')
    server.interrupt()
    await server.printed(/Stopped\./)
    await server.ended
    expect(server.output()).not.toMatch(TOKEN)
  })
})
