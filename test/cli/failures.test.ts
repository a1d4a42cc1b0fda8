import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer as createHttpServer } from 'node:http'
import { type AddressInfo, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { freePort } from '../../src/db/embedded/cluster.ts'
import { runHere, type Said } from '../support/command-line.ts'
import { type Installation, startInstallation } from '../support/installation.ts'

let tillsync: Installation
let folder: string
let file: string
let databases: string
/** A program that ends each connection at its first byte, as one that expects TLS does. */
let silent: Server
/** A web server that is not tillsync. */
let other: ReturnType<typeof createHttpServer>

const listening = async (server: Server) => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return portOf(server)
}
const portOf = (server: Server) => (server.address() as AddressInfo).port

beforeAll(async () => {
  tillsync = await startInstallation()
  folder = await mkdtemp(join(tmpdir(), 'tillsync-commands-'))
  file = join(folder, 'customers.csv')
  await writeFile(file, 'first name,last name\nAda,Lovelace\n')
  databases = join(folder, 'databases.csv')
  await writeFile(databases, 'database\nhouston\n')
  silent = createServer((socket) => void socket.once('data', () => socket.destroy()).on('error', () => {}))
  other = createHttpServer((_, response) => response.writeHead(404).end('<h1>Not here</h1>'))
  await listening(silent)
  await listening(other)
})
afterAll(async () => {
  silent?.close()
  other?.close()
  if (folder) await rm(folder, { recursive: true, force: true })
})

/** Each command that is a client of the server, with what it needs. */
const clients = (): Readonly<Record<string, string[]>> => ({
  export: ['export'],
  import: ['import', file, '--channel', 'houston'],
  'run-job': ['run-job', '1010'],
  operations: ['operations'],
  synchronize: ['synchronize'],
  'synchronize --where': ['synchronize', '--where', 'status=FAILED'],
  reconcile: ['reconcile', '--dry-run'],
  recover: ['recover', '--dry-run'],
  diagnose: ['diagnose'],
  stores: ['stores'],
  watch: ['watch'],
  'schedule list': ['schedule', 'list'],
  'schedule copy': ['schedule', 'copy', 'default-customers', 'other'],
  'config export': ['config', 'export'],
  'channel codes': ['channel', 'codes', databases],
})
const COMMANDS = [
  'export',
  'import',
  'run-job',
  'operations',
  'synchronize',
  'synchronize --where',
  'reconcile',
  'recover',
  'diagnose',
  'stores',
  'watch',
  'schedule list',
  'schedule copy',
  'config export',
  'channel codes',
] as const

/** One sentence or two, no dump and no stack; nothing on standard output. */
const expectSentence = ({ code, out, err }: Said, sentence: string) => {
  expect(err).toBe(`${sentence}\n`)
  expect({ code, out }).toEqual({ code: 1, out: '' })
}

describe.each(COMMANDS)('tillsync %s', (name) => {
  const command = (...args: string[]) => runHere(...(clients()[name] ?? []), ...args)
  const withToken = async (url: string) => command('--url', url, '--token', await tillsync.tokenFor('ADMINISTRATOR'))

  test('says that nothing listens at the port', async () => {
    const port = await freePort()
    expectSentence(
      await withToken(`http://127.0.0.1:${port}`),
      `Nothing listens at 127.0.0.1:${port}. Is the server running, and is port ${port} right?`,
    )
  })

  test('says that the server does not use TLS', async () => {
    const { host } = new URL(tillsync.url)
    expectSentence(
      await withToken(`https://${host}`),
      `The server at ${host} does not use TLS: its address begins with http://, not https://.`,
    )
  })

  test('says that the server may use TLS when it ends the connection', async () => {
    const port = portOf(silent)
    expectSentence(
      await withToken(`http://127.0.0.1:${port}`),
      `The server at 127.0.0.1:${port} ended the connection without an answer. If it uses TLS, its address begins ` +
        'with https://.',
    )
  })

  test('says that another program answers', async () => {
    const url = `http://127.0.0.1:${portOf(other)}`
    expectSentence(
      await withToken(url),
      `What answers at ${url}/graphql is not a tillsync server (HTTP 404 without a GraphQL response). Give the ` +
        "server's address, such as http://127.0.0.1:4000.",
    )
  })

  test('says what an address is', async () => {
    expectSentence(
      await withToken('ftp://127.0.0.1'),
      '--url must be the address of a server, such as http://127.0.0.1:4000; "ftp://127.0.0.1" is not one.',
    )
  })

  test('says that the token is not valid', async () => {
    expectSentence(await command('--url', tillsync.url, '--token', 'nonsense'), 'The token is not valid.')
  })

  test('says that no server runs on the data folder', async () => {
    const data = await mkdtemp(join(folder, 'data-'))
    vi.stubEnv('TILLSYNC_DATA', data)
    onTestFinished(() => void vi.unstubAllEnvs())
    expectSentence(
      await command(),
      `No server runs on the data folder ${data}. Start one with "npx tillsync serve", or give one with --url.`,
    )
    await writeFile(join(data, 'server.json'), '{ "url": ')
    expect((await command()).err).toContain('No server runs on the data folder')
    await writeFile(
      join(data, 'server.json'),
      JSON.stringify({ url: `http://127.0.0.1:${await freePort()}/graphql`, pid: 1 }),
    )
    expect((await command()).err).toContain('No server runs on the data folder')
  })
})

describe('an address', () => {
  const listed = async (url: string) =>
    runHere('operations', '--json', '--url', url, '--token', await tillsync.tokenFor('OPERATOR'))

  test.each([
    ['is that of the server', ({ origin }: URL) => origin],
    ['may end with a slash', ({ origin }: URL) => `${origin}/`],
    ['may be host and port', ({ host }: URL) => host],
    ['may be that of GraphQL', ({ origin }: URL) => `${origin}/graphql`],
  ])('%s', async (_, url) => {
    const { code, out, err } = await listed(url(new URL(tillsync.url)))
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(JSON.parse(out)).toEqual({ nodes: [], pageInfo: { hasNextPage: false, endCursor: null } })
  })
})

describe('a file', () => {
  const importing = async (path: string, ...args: string[]) =>
    runHere(
      'import',
      path,
      '--channel',
      'houston',
      '--url',
      tillsync.url,
      '--token',
      await tillsync.tokenFor('ADMINISTRATOR'),
      ...args,
    )

  test('that is not there is named, before the server is asked', async () => {
    const missing = join(folder, 'missing.csv')
    expectSentence(
      await runHere('import', missing, '--channel', 'houston', '--url', 'http://127.0.0.1:1', '--token', 'none'),
      `There is no file or folder ${missing}.`,
    )
  })

  test('that is a folder is named', async () => {
    expectSentence(await importing(folder), `${folder} is a folder, not a file.`)
  })

  test('of refused lines whose folder is not there is named, and nothing is imported', async () => {
    const nowhere = join(folder, 'nowhere')
    expectSentence(await importing(file, '--refused', join(nowhere, 'x.csv')), `There is no file or folder ${nowhere}.`)
    const { out } = await runHere(
      'operations',
      '--json',
      '--url',
      tillsync.url,
      '--token',
      await tillsync.tokenFor('OPERATOR'),
    )
    expect(JSON.parse(out).nodes).toEqual([])
  })

  test.skipIf(process.getuid?.() === 0)('that this user may not write is named', async () => {
    const closed = join(folder, 'closed')
    await mkdir(closed)
    await chmod(closed, 0o500)
    const token = await tillsync.tokenFor('ADMINISTRATOR')
    expectSentence(
      await runHere('export', '--out', join(closed, 'x.csv'), '--url', tillsync.url, '--token', token),
      `This user may not open ${closed}. Correct its permissions, or choose another.`,
    )
  })

  test('to write is not touched when the server cannot be asked', async () => {
    const out = join(folder, 'export.csv')
    await writeFile(out, 'kept')
    await runHere('export', '--out', out, '--url', `http://127.0.0.1:${await freePort()}`, '--token', 'none')
    expect(await readFile(out, 'utf8')).toBe('kept')
  })

  test('is imported, and standard output has the summary alone', async () => {
    const { code, out, err } = await importing(file, '--json')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ lines: 1, captured: 1, refused: 0, refusedFile: null })
    expect(err).toContain('Columns used: first name, last name')
  })
})

describe('an import', () => {
  const importing = async (name: string, text: string, ...args: string[]) => {
    const path = join(folder, name)
    await writeFile(path, text)
    const token = await tillsync.tokenFor('ADMINISTRATOR')
    const said = await runHere('import', path, '--channel', 'houston', '--url', tillsync.url, '--token', token, ...args)
    return { path, ...said }
  }

  test('says how it reads the file, what it warns about and what is equal, and ends with a summary', async () => {
    const { code, out, err } = await importing(
      'said.csv',
      'sep=;\r\nVoornaam;Achternaam;Telefoon;Schap\r\nAda;Said;12;1\r\nBob;Said;;2\r\nAda;Said;12;3\r\n',
    )
    expect(err.split('\n')).toEqual([
      'Read as UTF-8, cells separated by semicolons and quoted with ".',
      'Columns used: Voornaam, Achternaam, Telefoon',
      'Columns not used: Schap',
      expect.stringMatching(/^Warning, line 3: phone: .* \(PHONE_LOOKS_WRONG\)$/),
      'Line 5 is equal to line 3: both are one customer.',
      '',
    ])
    expect(out).toMatch(
      /^3 lines in .*: 2 captured, 0 created in real time, 0 there already, 1 equal .*, 0 refused\.\n$/,
    )
    expect(code).toBe(0)
  })

  test('keeps refused lines as they were, to be corrected and imported; uncorrected ones are refused again', async () => {
    const { path, out } = await importing(
      'refused.csv',
      'name;street;country\nOne;1 Lane;USA\nTwo;2 Lane;Atlantis\nThree;3; Lane;USA\n"Four;4 Lane;USA\nFive;5 Lane;USA',
    )
    expect(out).toContain('2 captured')
    const refused = `${path}.refused.csv`
    expect(out).toContain(`Refused lines, with reasons: ${refused}.`)
    const text = await readFile(refused, 'utf8')
    expect(text.split('\n')[0]).toBe('name;street;country;refused_line;refused_codes;refused_reasons;refused_text')
    expect(text).toMatch(/^Two;2 Lane;Atlantis;3;UNKNOWN_COUNTRY;/m)
    expect(text).toMatch(/^;;;4;TOO_MANY_CELLS;.*;"Three;3; Lane;USA"$/m)
    expect(text).toMatch(/^;;;5;STRAY_QUOTE;.*;"""Four;4 Lane;USA"$/m)
    const corrected = text.replace('Atlantis', 'USA').replace(';;;4;', 'Three;3, Lane;USA;4;')
    const again = await importing('corrected.csv', corrected)
    expect(again.out).toContain('2 captured')
    expect(again.out).toContain('1 refused')
    expect(await readFile(`${again.path}.refused.csv`, 'utf8')).toContain('NOT_CORRECTED')
  })

  test('in a dry run says what would be, and stores nothing', async () => {
    const { out } = await importing('dry.csv', 'name\nDry', '--dry-run', '--json')
    expect(JSON.parse(out)).toMatchObject({ dryRun: true, captured: 1, repeated: 0, nextLine: null, failure: null })
    expect((await importing('dry.csv', 'name\nDry')).out).toContain('1 captured')
  })

  test.each([
    [
      '--preset',
      'sap',
      '--preset must be one of shopify, square, lightspeed, woocommerce, dynamics; "sap" is not one.',
    ],
    ['--from', 'x', '--from must be the number of a line; "x" is not one.'],
    ['--quote', '""', '--quote must be one character, usually " or \'; """" is not one.'],
  ])('%s %s is not accepted', async (option, value, sentence) => {
    expectSentence(await importing('options.csv', 'name\nAda', option, value), sentence)
  })
})

test('a channel that cannot take customers is told, and none is stored', async () => {
  const token = await tillsync.tokenFor('ADMINISTRATOR')
  const { code, out, err } = await runHere(
    'import',
    file,
    '--channel',
    'hauston',
    '--url',
    tillsync.url,
    '--token',
    token,
  )
  expect({ code, out }).toEqual({ code: 1, out: '' })
  expect(err).toBe('There is no channel "hauston". Did you mean houston? (NOT_FOUND)\n')
  const empty = join(folder, 'empty.csv')
  await writeFile(empty, 'name\n')
  const none = await runHere('import', empty, '--channel', '', '--url', tillsync.url, '--token', token)
  expect(none).toEqual({ code: 1, out: '', err: 'Name the channel: an empty text names none. (NOT_FOUND)\n' })
})
