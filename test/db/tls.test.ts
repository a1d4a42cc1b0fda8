import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import pg from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import { readConfig } from '../../src/config/config.ts'
import { openDatabase } from '../../src/db/client.ts'
import { type EmbeddedServer, startEmbeddedServer } from '../../src/db/embedded/server.ts'
import { isOpenToOthers, pgConnection, withTls } from '../../src/db/tls.ts'
import { examineDatabase } from '../../src/start/doctor/examine-database.ts'
import { afterFile } from '../support/after-file.ts'

const PASSWORD = 'kept-to-itself'
const away = (more = '') => `postgres://till:${PASSWORD}@db.example.com/hq${more}`

function faultsOf(settings: Record<string, string>): string {
  try {
    readConfig(settings)
    return ''
  } catch (error) {
    return error instanceof Error ? `${error.message}${error.stack}` : ''
  }
}

describe('an address of a database', () => {
  it('on another machine is refused at the start when it asks for no TLS, and its password is not repeated', () => {
    for (const url of [away(), away('?sslmode=disable'), away('?sslmode=prefer')]) {
      const faults = faultsOf({ HQ_DATABASE_URL: url })
      expect(faults).toContain('HQ_DATABASE_URL leads to another machine without TLS')
      expect(faults).not.toContain(PASSWORD)
    }
    expect(faultsOf({ HQ_DATABASE_URL: away('?sslmode=require') })).toBe('')
    expect(faultsOf({ HQ_DATABASE_URL: away(), TILLSYNC_ALLOW_PLAIN_DATABASE: 'on' })).toBe('')
    expect(faultsOf({ HQ_DATABASE_URL: 'postgres://till@localhost/hq', MIGRATION_HQ_DATABASE_URL: away() })).toContain(
      'MIGRATION_HQ_DATABASE_URL leads',
    )
  })

  it('of this machine, or of a socket, needs none', () => {
    for (const host of ['localhost', '127.0.0.1', '[::1]'])
      expect(isOpenToOthers(`postgres://till@${host}:5432/hq`)).toBe(false)
    expect(isOpenToOthers('postgres://till@%2Frun%2Fpostgresql/hq')).toBe(false)
    expect(isOpenToOthers('postgres://till@db.example.com/hq?host=localhost')).toBe(true)
    expect(isOpenToOthers('postgres://till@localhost/hq?host=db.example.com')).toBe(true)
    expect(isOpenToOthers('postgres://till@localhost.example.com/hq')).toBe(true)
    expect(isOpenToOthers('postgres://till@localhost,db.example.com/hq')).toBe(true)
  })

  it('is refused for a mode that there is not and for authorities that cannot be read, without repeating it', () => {
    expect(() => withTls(away('?sslmode=sometimes'))).toThrow(/^sslmode must be one of/)
    expect(() => withTls(away('?sslmode=verify-full&sslrootcert=/nowhere.pem'))).toThrow(
      /^The file that sslrootcert names/,
    )
  })
})

describe('a server with TLS', () => {
  let server: EmbeddedServer
  let certificate: string
  const url = (query: string) => `${server.url('postgres')}?${query}`

  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tillsync-tls-'))
    chmodSync(folder, 0o711)
    server = await startEmbeddedServer({
      name: 'tls',
      folder: join(folder, 'server'),
      log: { info: () => {}, warn: () => {} },
    })
    afterFile(async () => {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    })
    certificate = join(folder, 'server.crt')
    const key = join(folder, 'server.key')
    const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1']
    execFileSync(
      'openssl',
      ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-keyout', key, '-out', certificate, ...subject],
      { stdio: 'ignore' },
    )
    const db = openDatabase(server.url('postgres'))
    // PostgreSQL writes them itself, so that they are its user's. Base64: COPY writes the ends of
    // lines as two characters.
    for (const [name, path] of [
      ['server.crt', certificate],
      ['server.key', key],
    ] as const) {
      const content = readFileSync(path).toString('base64')
      await db.execute(sql.raw(`copy (select '${content}') to program 'umask 077; base64 -d > ${name}'`))
    }
    await db.execute(sql.raw(`alter system set ssl = on`))
    await db.execute(sql`select pg_reload_conf()`)
    await db.close()
  })

  async function isEncrypted(address: string): Promise<boolean> {
    const db = openDatabase(address)
    try {
      const [row] = await db.execute<{ ssl: boolean }>(sql`select ssl from pg_stat_ssl where pid = pg_backend_pid()`)
      return row?.ssl ?? false
    } finally {
      await db.close()
    }
  }

  it('is spoken to encrypted with require, and verified with verify-full and its authority', async () => {
    expect(await isEncrypted(url('sslmode=require'))).toBe(true)
    expect(await isEncrypted(url(`sslmode=verify-full&sslrootcert=${certificate}`))).toBe(true)
    expect(await isEncrypted(server.url('postgres'))).toBe(false)
  })

  it('has a certificate that the doctor names, with what to do, when it is not accepted', async () => {
    const address = url('sslmode=verify-full')
    const { findings } = await examineDatabase({
      subject: 'headquarters',
      side: 'hq',
      setting: 'HQ_DATABASE_URL',
      url: address,
      direct: { url: address, setting: 'DIRECT_HQ_DATABASE_URL' },
      migration: null,
      dataFolder: null,
    })
    expect(findings).toMatchObject([
      {
        examined: 'CONNECTION',
        status: 'FAIL',
        message: expect.stringMatching(/^The certificate of the database's server is not accepted \([A-Z_]+\)/),
        cure: expect.stringContaining('sslrootcert in HQ_DATABASE_URL'),
      },
    ])
  })

  it('is refused when its certificate is of no known authority, or for another name', async () => {
    await expect(isEncrypted(url('sslmode=verify-full'))).rejects.toThrow()
    const another = url(`sslmode=verify-full&sslrootcert=${certificate}`).replace('127.0.0.1', 'localhost')
    await expect(isEncrypted(another)).rejects.toThrow()
    expect(await isEncrypted(another.replace('verify-full', 'verify-ca'))).toBe(true)
  })

  it('is spoken to in the same way by the job library', async () => {
    const client = new pg.Client(pgConnection(url(`sslmode=verify-full&sslrootcert=${certificate}`)))
    await client.connect()
    const { rows } = await client.query('select ssl from pg_stat_ssl where pid = pg_backend_pid()')
    expect(rows).toEqual([{ ssl: true }])
    await client.end()
    await expect(new pg.Client(pgConnection(url('sslmode=verify-full'))).connect()).rejects.toThrow()
  })
})
