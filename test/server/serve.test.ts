import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { PACKAGE_FOLDER } from '../../src/config/package.ts'
import { graphqlRequest } from '../support/http.ts'

const PROGRAM = join(PACKAGE_FOLDER, 'bin', 'tillsync.mjs')

let folder: string
let running: ChildProcess | undefined
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tillsync-serve-'))
})
afterEach(async () => {
  if (running?.exitCode === null && running.signalCode === null) {
    running.kill('SIGKILL')
    await once(running, 'exit')
  }
  running = undefined
  await rm(folder, { recursive: true, force: true })
})

/** Starts the program in another folder than its own, and waits until it runs. */
async function serve(): Promise<{ url: string; program: ChildProcess }> {
  const program = spawn(process.execPath, [PROGRAM, 'serve', '--port', '0', '--data', join(folder, 'data')], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  running = program
  let printed = ''
  for await (const chunk of program.stdout ?? []) {
    printed += String(chunk)
    const url = /(http:\/\/[^/\s]+)\/graphiql\n/.exec(printed)?.[1]
    if (url && printed.endsWith('\n\n')) return { url, program }
  }
  throw new Error(`the program ended: ${printed}`)
}

function run(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [PROGRAM, ...args], { cwd: folder }, (error, stdout, stderr) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr }),
    )
  })
}

test('the links and tokens of `tillsync token` work, and SIGTERM ends it cleanly', {
  timeout: 180_000,
}, async () => {
  const { url, program } = await serve()
  const link = await run('token', '--role', 'administrator', '--link', '--data', join(folder, 'data'))
  const token = new URL(link.stdout.trim()).hash.replace('#token=', '')
  expect(link.stdout).toBe(`${url}/#token=${token}\n`)
  const whoami = '{ serverInfo { whoami { id roles channels } } }'
  expect((await graphqlRequest(url, token, whoami)).data).toMatchObject({
    serverInfo: { whoami: { roles: ['ADMINISTRATOR'], channels: null } },
  })
  const made = await run(
    'token',
    '--role',
    'operator,feature-viewer',
    '--channel',
    'houston',
    '--ttl',
    '5m',
    '--data',
    join(folder, 'data'),
  )
  expect((await graphqlRequest(url, made.stdout.trim(), whoami)).data).toEqual({
    serverInfo: {
      whoami: { id: 'operator+feature-viewer@houston', roles: ['OPERATOR', 'FEATURE_VIEWER'], channels: ['houston'] },
    },
  })
  program.kill('SIGTERM')
  expect(await once(program, 'exit')).toEqual([0, null])
})

test('says in one sentence what is wrong with the command line or the configuration', {
  timeout: 180_000,
}, async () => {
  const data = ['--data', join(folder, 'data')]
  const answers = await Promise.all([
    run('token', '--role', 'boss', ...data),
    run('token', '--role', 'channel-device', ...data),
    run('token', '--role', 'operator', '--tll', '1h', ...data),
    run('token', '--role', 'operator', '--ttl', 'soon', ...data),
    run('nonsense'),
    run('serve', '--port', 'x', ...data),
  ])
  const expected = [
    /Unknown role/,
    /add --channel/,
    /no option --tll/,
    /such as 8h/,
    /Unknown command "nonsense"/,
    /PORT must be a port number/,
  ]
  for (const [index, { code, stderr, stdout }] of answers.entries()) {
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(expected[index] ?? /never/)
    expect(stderr).not.toMatch(/^ +at /m)
  }
})
