import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import packageJson from '../../package.json' with { type: 'json' }
import { readStoreIdentity, storeIdentityPath } from '../../src/between/store/store-identity.ts'
import { examineProgram, OLDEST_NODE } from '../../src/cli/doctor/examine-program.ts'
import { examine } from '../../src/cli/doctor.ts'
import { forgetClocks } from '../../src/db/database-clock.ts'
import { freePort } from '../../src/db/embedded/cluster.ts'
import { APPLICATION } from '../../src/db/roles.ts'
import { diskFinding } from '../../src/start/doctor/examine-disk.ts'
import type { Finding } from '../../src/start/doctor/finding.ts'
import { runHere, type Said } from '../support/command-line.ts'
import { asApplication, emptyDatabase, type TestDatabase } from '../support/databases.ts'
import { type Installation, startInstallation } from '../support/installation.ts'
import { joinedFolder } from '../support/store.ts'

let installation: Installation
beforeAll(async () => {
  installation = await startInstallation({ settings: { TILLSYNC_ROLES: 'hq,channel,worker' } })
})

type Settings = { [name: string]: string }

/** The settings of the installation, with these in place of its own. */
function settings(changed: Settings = {}): Settings {
  const { hq, houston, sanfrancisco } = installation.databases
  return {
    PORT: '0',
    TILLSYNC_DATA: installation.dataFolder,
    TILLSYNC_ROLES: 'hq,channel,worker',
    HQ_DATABASE_URL: asApplication(hq),
    HOUSTON_DATABASE_URL: asApplication(houston),
    SANFRANCISCO_DATABASE_URL: asApplication(sanfrancisco),
    MIGRATION_HQ_DATABASE_URL: hq.url,
    MIGRATION_HOUSTON_DATABASE_URL: houston.url,
    MIGRATION_SANFRANCISCO_DATABASE_URL: sanfrancisco.url,
    DEMO: 'off',
    ...changed,
  }
}

/** What is wrong with an installation, as a person reads it. */
async function wrongWith(changed: Settings): Promise<string[]> {
  const findings = await examine(settings(changed))
  return findings.filter(({ status }) => status === 'FAIL').map(inWords)
}

const inWords = ({ examined, subject, message, cure }: Finding) => `${examined} ${subject}: ${message} → ${cure}`

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tillsync-doctor-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** Refuses connections: nothing listens there. */
const NOWHERE = 'postgres://nobody@127.0.0.1:1/none'

const away = async (): Promise<TestDatabase> => {
  const database = await emptyDatabase()
  onTestFinished(() => database.db.close())
  return database
}

describe('an installation that works', () => {
  test('has nothing wrong, and every part of it is examined', async () => {
    const findings = await examine(settings())
    expect(findings.filter(({ status }) => status === 'FAIL').map(inWords)).toEqual([])
    expect(findings.map(({ examined, subject, status }) => [examined, subject, status])).toEqual([
      ['PROGRAM', null, 'PASS'],
      ['CONFIGURATION', null, 'PASS'],
      ['DATA_FOLDER', null, 'PASS'],
      ['DISK', 'data folder', 'PASS'],
      ['SERVER', null, 'UNKNOWN'],
      ...['headquarters', 'houston-db', 'sanfrancisco-db'].flatMap((id) => [
        ['CONNECTION', id, 'PASS'],
        ['MIGRATIONS', id, 'PASS'],
        ['DISK', id, expect.stringMatching(/PASS|UNKNOWN/)],
      ]),
      ['INSTALLATION', null, 'PASS'],
    ])
  })

  test('ends with 0, and prints what it found as JSON too, without a secret', async () => {
    const { code, out } = await run(settings(), '--json')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ healthy: true, findings: expect.arrayContaining([]) })
    const { password } = new URL(asApplication(installation.databases.hq))
    expect(password.length).toBeGreaterThan(0)
    expect(out).not.toContain(password)
  })
})

describe('a broken installation is named with its cure:', () => {
  test('a misspelt setting, with all other faults of the configuration', async () => {
    expect(
      await wrongWith({ TILLSYNC_DATTA: '/x', PORT: 'high', HQ_DATABASE_URL: 'postgres://till@db.example/hq' }),
    ).toEqual([
      expect.stringMatching(/^CONFIGURATION null: PORT must be a port number, .* → Correct it in the environment/),
      expect.stringContaining('TILLSYNC_DATTA is not a setting'),
      expect.stringMatching(/HQ_DATABASE_URL leads to another machine without TLS: add sslmode/),
    ])
  })

  test('a data folder that is a file', async () => {
    const file = join(await emptyFolder(), 'data')
    await writeFile(file, '')
    expect(await wrongWith({ TILLSYNC_DATA: file })).toEqual([
      `DATA_FOLDER null: ${file} is not a folder. → Correct its permissions for the user who runs the server, or set TILLSYNC_DATA.`,
    ])
  })

  test('a port that another program has', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void other.close())
    const { port } = other.address() as AddressInfo
    expect(await wrongWith({ PORT: String(port) })).toEqual([
      expect.stringMatching(
        `^LISTENING null: No server runs .* → Port ${port} of 127.0.0.1 is in use by another program`,
      ),
    ])
  })

  test('a server that was killed', async () => {
    const folder = await emptyFolder()
    await writeFile(join(folder, 'server.json'), JSON.stringify({ url: 'http://127.0.0.1:1/graphql', pid: 1 }))
    expect(await wrongWith({ TILLSYNC_DATA: folder })).toEqual([
      expect.stringMatching(
        /^SERVER null: A server was started at http:..127.0.0.1:1, and does not answer.* → Start it again/,
      ),
    ])
  })

  test('headquarters’ database, which does not run', async () => {
    expect(await wrongWith({ HQ_DATABASE_URL: NOWHERE, MIGRATION_HQ_DATABASE_URL: '' })).toEqual([
      'CONNECTION headquarters: The database of HQ_DATABASE_URL cannot be reached. → Start it, or fix the network.',
    ])
  })

  test('a wrong password, by the name of its setting and without the password', async () => {
    const url = new URL(asApplication(installation.databases.houston))
    url.password = 'a-wrong-one'
    const [said, ...rest] = await wrongWith({ HOUSTON_DATABASE_URL: url.href, MIGRATION_HOUSTON_DATABASE_URL: '' })
    expect(said).toBe(
      'CONNECTION houston-db: The database of env:HOUSTON_DATABASE_URL refuses the login. → ' +
        'PostgreSQL refuses the user or the password of HOUSTON_DATABASE_URL (28P01). Correct them there.',
    )
    expect(rest).toEqual([])
  })

  test('a channel database whose variable is not set, and one whose address is another’s', async () => {
    const { sanfrancisco } = installation.databases
    expect(
      await wrongWith({
        HOUSTON_DATABASE_URL: '',
        TILLSYNC_CHANNEL_DATABASES: 'houston-db=env:HOUSTON_DATABASE_URL,utrecht-db=env:UTRECHT_DATABASE_URL',
        UTRECHT_DATABASE_URL: asApplication(sanfrancisco),
      }),
    ).toEqual([
      'CONNECTION houston-db: There is no address at env:HOUSTON_DATABASE_URL. → Set it for this process, or register ' +
        'the channel database with another connection.',
      expect.stringMatching(
        /^CONNECTION utrecht-db: This database belongs to .* sanfrancisco-db, .* → Correct env:UTRECHT/,
      ),
    ])
  })

  test('a database that was not migrated', async () => {
    const { url } = await away()
    expect(await wrongWith({ HQ_DATABASE_URL: url, MIGRATION_HQ_DATABASE_URL: '' })).toEqual([
      expect.stringMatching(
        /^MIGRATIONS headquarters: The database has 0 of the \d+ migrations.* → Run `tillsync migrate`/,
      ),
    ])
  })

  test('a database that a newer version has migrated', async () => {
    const { db } = installation.databases.sanfrancisco
    await db.execute(sql`insert into drizzle.__drizzle_migrations (hash, created_at)
      select 'newer', 0 from generate_series(1, 1000)`)
    onTestFinished(
      async () => void (await db.execute(sql`delete from drizzle.__drizzle_migrations where hash = 'newer'`)),
    )
    expect(await wrongWith({})).toContainEqual(
      expect.stringMatching(/^MIGRATIONS sanfrancisco-db: .* migrated by a newer version.* → Start the version/),
    )
  })

  test('a replica that is no standby, or cannot be reached', async () => {
    expect(await wrongWith({ READ_HQ_DATABASE_URL: asApplication(installation.databases.hq) })).toEqual([
      expect.stringMatching(/^CONNECTION replica: The server of READ_HQ_DATABASE_URL is no standby.* → Let READ_HQ/),
    ])
    expect(await wrongWith({ READ_HQ_DATABASE_URL: NOWHERE })).toEqual([
      expect.stringMatching(/^CONNECTION replica: .*READ_HQ_DATABASE_URL/),
    ])
  })

  test('a database that is read-only', async () => {
    const { db, name } = installation.databases.houston
    await db.execute(sql.raw(`alter database "${name}" set default_transaction_read_only = on`))
    onTestFinished(async () => {
      await db.execute(sql.raw('set default_transaction_read_only = off'))
      await db.execute(sql.raw(`alter database "${name}" reset default_transaction_read_only`))
    })
    expect(await wrongWith({})).toContainEqual(
      expect.stringMatching(/^CONNECTION houston-db: The database is read-only. → After a failover, point its URL at/),
    )
  })

  test('a user who may not read the tables', async () => {
    const { db } = installation.databases.sanfrancisco
    await db.execute(sql.raw(`revoke usage on schema drizzle from ${APPLICATION}`))
    onTestFinished(async () => void (await db.execute(sql.raw(`grant usage on schema drizzle to ${APPLICATION}`))))
    expect(await wrongWith({})).toContainEqual(
      expect.stringMatching(
        /^CONNECTION sanfrancisco-db: The user of env:SANFRANCISCO_DATABASE_URL may not read.* → Run/,
      ),
    )
  })

  test('a user for migrations who may define nothing', async () => {
    const { hq } = installation.databases
    expect(await wrongWith({ MIGRATION_HQ_DATABASE_URL: asApplication(hq) })).toEqual([
      expect.stringMatching(
        /^MIGRATIONS headquarters: The user of MIGRATION_HQ_DATABASE_URL may not .* → Grant it CREATE/,
      ),
    ])
  })

  test('a clock that is an hour ahead', async () => {
    forgetClocks()
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3_600_000 })
    onTestFinished(() => {
      vi.useRealTimers()
      forgetClocks()
    })
    expect(await wrongWith({})).toContainEqual(
      expect.stringMatching(
        /^INSTALLATION CLOCKS_AGREE: The clock of this server is 3[56]\d\d seconds ahead .* \(NTP\)/,
      ),
    )
  })

  test('a schedule that is overdue, and no worker that would run it', async () => {
    const other = await startInstallation()
    const { hq, houston, sanfrancisco } = other.databases
    await hq.db.execute(sql`
      insert into distribution_schedule (id, name, jobs, recurrence, next_run_at)
      values ('often', 'Often', array['synchronize'], 'EVERY 60 SECONDS', now() - interval '1 hour')`)
    const said = await wrongWith({
      HQ_DATABASE_URL: asApplication(hq),
      MIGRATION_HQ_DATABASE_URL: hq.url,
      HOUSTON_DATABASE_URL: asApplication(houston),
      MIGRATION_HOUSTON_DATABASE_URL: houston.url,
      SANFRANCISCO_DATABASE_URL: asApplication(sanfrancisco),
      MIGRATION_SANFRANCISCO_DATABASE_URL: sanfrancisco.url,
    })
    expect(said).toEqual([expect.stringMatching(/^INSTALLATION WORKER_ALIVE: .* → /)])
  })
})

describe('a store', () => {
  const ofStore = (folder: string) => ({
    TILLSYNC_DATA: folder,
    TILLSYNC_ROLES: 'channel',
    HQ_DATABASE_URL: '',
    MIGRATION_HQ_DATABASE_URL: '',
    DEMO: '',
    CHANNEL_DATABASE_URL: asApplication(installation.databases.houston),
    MIGRATION_CHANNEL_DATABASE_URL: installation.databases.houston.url,
  })

  test('asks headquarters whether its key is accepted, and how old it is', async () => {
    const folder = await joinedFolder(installation, 'houston-db')
    const findings = await examine(settings(ofStore(folder)))
    expect(findings.map(inWords)).toContain(
      `WIRE headquarters: Headquarters at ${installation.url} (tillsync ${packageJson.version}) accepts the key of ` +
        'houston-db, which is 0 days old. → null',
    )
    expect(findings.filter(({ status }) => status === 'FAIL')).toEqual([])
  })

  test('that joined on another machine keeps its key until the new one is used: the doctor does not use it', async () => {
    const former = await joinedFolder(installation, 'houston-db')
    const later = await joinedFolder(installation, 'houston-db')
    for (const folder of [later, former]) expect(await wrongWith(ofStore(folder))).toEqual([])
  })

  test('is told that its key was revoked, and to join again', async () => {
    const folder = await joinedFolder(installation, 'houston-db')
    const key = (await readStoreIdentity(folder))?.key.id
    await installation.databases.hq.db.execute(sql`update store_key set revoked_at = now() where id = ${key}`)
    expect(await wrongWith(ofStore(folder))).toEqual([
      expect.stringMatching(/^WIRE headquarters: The key of this store was revoked.* → .* a new code/),
    ])
  })

  test('is told that headquarters does not answer at its address', async () => {
    const folder = await joinedFolder(installation, 'houston-db')
    const identity = await readStoreIdentity(folder)
    const url = `http://127.0.0.1:${await freePort()}`
    const headquarters = { ...identity?.headquarters, url }
    await writeFile(storeIdentityPath(folder), JSON.stringify({ ...identity, headquarters }))
    expect(await wrongWith(ofStore(folder))).toEqual([
      expect.stringMatching(`^WIRE headquarters: Nothing listens at .* → Check the network to ${url}`),
    ])
  })

  test('is told that its identity is damaged, or that it has none', async () => {
    const folder = await emptyFolder()
    expect(await wrongWith(ofStore(folder))).toEqual([
      expect.stringMatching(/^WIRE headquarters: The data folder .* has not joined a headquarters. → Join with a code/),
    ])
    await writeFile(storeIdentityPath(folder), '{}')
    expect(await wrongWith(ofStore(folder))).toEqual([
      expect.stringMatching(/^WIRE headquarters: The identity of the store at .* is damaged.* → Join with a new code/),
    ])
  })

  test('is told when its folder is used by a process with other roles', async () => {
    const folder = await joinedFolder(installation, 'houston-db')
    expect(await wrongWith({ TILLSYNC_DATA: folder })).toContainEqual(
      expect.stringMatching(/^WIRE headquarters: .* that of the store houston-db, but .* → Set TILLSYNC_ROLES=channel/),
    )
  })
})

test('an embedded server that does not run is said to belong to the server, and is not started', async () => {
  const folder = await emptyFolder()
  const findings = await examine({ TILLSYNC_DATA: folder, PORT: '0' })
  expect(findings.filter(({ status }) => status === 'FAIL').map(inWords)).toEqual([])
  expect(findings.map(inWords)).toContainEqual(
    expect.stringMatching(/^CONNECTION headquarters: There is no embedded server in .* → Start the server/),
  )
  expect(await readdir(folder)).toEqual([])
})

test('a command that finds something wrong ends with 1, and each cause is followed by its cure', async () => {
  const { code, out } = await run(settings({ HQ_DATABASE_URL: NOWHERE, MIGRATION_HQ_DATABASE_URL: '' }))
  expect(code).toBe(1)
  expect(out).toMatch(
    /^WRONG {2}connection \(headquarters\): .* cannot be reached\.\n {7}→ Start it, or fix the network\.$/m,
  )
})

test('a Node that is older than the package asks for is named', () => {
  expect(packageJson.engines.node).toBe(`>=${OLDEST_NODE}`)
  expect(examineProgram('18.20.4')).toMatchObject({ status: 'FAIL', cure: 'Install Node 20 or newer.' })
})

test.each([
  ['full', 100, 1_000_000, 'FAIL'],
  ['small, with enough left', 600, 2_000, 'PASS'],
  ['large, with a twentieth left', 9_000, 1_000_000, 'FAIL'],
  ['large, with enough left', 20_000, 1_000_000, 'PASS'],
])('a disk that is %s', (_, free, size, status) => {
  const MIB = 1024 ** 2
  const finding = diskFinding('data folder', '/data', { free: free * MIB, total: size * MIB })
  expect(finding.status).toBe(status)
  expect(finding.cure).toEqual(status === 'PASS' ? null : expect.stringMatching(/^Free disk space/))
})

/** Runs the command in this process, with these settings in its environment. */
async function run(environment: Settings, ...args: string[]): Promise<Said> {
  const before = process.env
  process.env = { ...before, ...environment }
  try {
    return await runHere('doctor', ...args)
  } finally {
    process.env = before
  }
}
