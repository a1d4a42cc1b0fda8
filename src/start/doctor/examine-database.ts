import { sql } from 'drizzle-orm'
import { type Database, execute, openDatabase } from '../../db/client.ts'
import { HEADQUARTERS_CLOCK, measureClock } from '../../db/database-clock.ts'
import { databaseState, sqlState } from '../../db/errors.ts'
import { readMigrationState } from '../../db/migrate.ts'
import type { Side } from '../../db/migrations.ts'
import { sharesSessions } from '../../db/shared-sessions.ts'
import { isOnThisMachine, TlsError } from '../../db/tls.ts'
import { adviceOn, stateInWords } from '../../model/database-state.ts'
import { whyRefused } from '../refused-address.ts'
import { POOLER, pastPooler } from '../warn-of-pooler.ts'
import { examineDisk } from './examine-disk.ts'
import { type Finding, notExamined, right, wrong } from './finding.ts'

/** The oldest PostgreSQL that the program works with. */
const OLDEST_POSTGRESQL = 14

/** A database to be examined, by the addresses that the program would use. */
export type Target = {
  /** `headquarters`, or a channel database. */
  readonly subject: string
  readonly side: Side
  /** The setting that holds the address, for people. */
  readonly setting: string
  readonly url: string
  /** The same past a pooler, and the setting that it is given by. */
  readonly direct: { readonly url: string; readonly setting: string }
  /** The same for the user who defines the tables; null: the one of `url`. */
  readonly migration: { readonly url: string; readonly setting: string } | null
  /** Where an embedded server has its data; null: a server of the user's. */
  readonly dataFolder: string | null
}

/** What was found; `db` stays open where the program could work with it, for the examinations that follow. */
export type ExaminedDatabase = { readonly findings: readonly Finding[]; readonly db: Database | null }

/** Examines one database: the connection, its versions, and what it needs. Changes nothing. */
export async function examineDatabase(target: Target): Promise<ExaminedDatabase> {
  const { subject, side, url } = target
  const open = () => openDatabase(url, { applicationName: 'tillsync doctor', max: 4, connectTimeout: 5_000 })
  let db: Database | null = null
  try {
    db = open()
    const server = await readServer(db)
    const state = await db.state()
    const findings = [
      state === null
        ? right('CONNECTION', subject, `Connected to PostgreSQL ${server.version}, ${tlsInWords(server.tls)}.`)
        : wrong('CONNECTION', subject, `The database ${stateInWords(state)}.`, adviceOn(state)),
      ...oldVersion(subject, server),
      ...(await examinePooler(target)),
      ...compilerOn(target, server),
    ]
    const owner = await examineMigrationUser(target)
    const migrations = await examineMigrations(db, subject, side)
    const told = isOnThisMachine(url) ? (server.dataFolder ?? owner.dataFolder) : null
    const disk = await examineServersDisk(subject, target.dataFolder ?? told, server.size)
    await measureClock(db, side === 'hq' ? HEADQUARTERS_CLOCK : subject)
    const usable = migrations.status === 'PASS'
    if (!usable) await db.close()
    return {
      findings: [...findings, migrations, ...owner.findings, disk],
      db: usable ? db : null,
    }
  } catch (error) {
    await db?.close()
    return { findings: [connectionFinding(target, error)], db: null }
  }
}

type Server = {
  version: string
  number: number
  tls: string | null
  size: number
  dataFolder: string | null
  /** Whether PostgreSQL compiles the statements of these sessions (JIT). */
  compiles: boolean
}

async function readServer(db: Database): Promise<Server> {
  const [server] = await execute<Server>(
    db,
    sql`/* doctor.readServer */
    select current_setting('server_version') as version, current_setting('server_version_num')::int as number,
      (select s.version from pg_stat_ssl s where s.pid = pg_backend_pid() and s.ssl) as tls,
      pg_database_size(current_database())::float8 as size, current_setting('jit')::boolean as compiles,
      ${dataFolder} as "dataFolder"`,
  )
  if (!server) throw new Error('The database did not say what it is.')
  return server
}

const tlsInWords = (tls: string | null) => (tls === null ? 'without TLS' : `by ${tls}`)

function oldVersion(subject: string, { version, number }: Server): Finding[] {
  if (number >= OLDEST_POSTGRESQL * 10_000) return []
  const cure = `Upgrade its server to PostgreSQL ${OLDEST_POSTGRESQL} or newer.`
  return [wrong('VERSION', subject, `PostgreSQL ${version} is older than the program works with.`, cure)]
}

/**
 * Each session of the program says `jit = off` at its start, which PgBouncer drops: the sessions behind it compile, and
 * what takes a millisecond takes hundreds.
 */
function compilerOn({ subject, setting }: Target, { compiles }: Server): Finding[] {
  if (!compiles) return []
  const message = `The compiler of PostgreSQL (jit) is on in the sessions behind the pooler of ${setting}.`
  const cure = "Run `alter role … set jit = off` for the pooler's user, and let PgBouncer reconnect (RECONNECT)."
  return [wrong('CONNECTION', subject, message, cure)]
}

async function examinePooler({ subject, direct }: Target): Promise<Finding[]> {
  if (!(await sharesSessions(direct.url).catch(() => false))) return []
  return [wrong('CONNECTION', subject, `Listeners reach the database through ${POOLER}`, pastPooler(direct.setting))]
}

type Owner = { readonly findings: readonly Finding[]; readonly dataFolder: string | null }

/** That migrations could not be applied would otherwise show at the next upgrade. */
async function examineMigrationUser({ subject, migration }: Target): Promise<Owner> {
  if (migration === null) return { findings: [], dataFolder: null }
  const { url, setting } = migration
  let db: Database | null = null
  try {
    db = openDatabase(url, { applicationName: 'tillsync doctor', max: 1, connectTimeout: 5_000 })
    const [user] = await execute<{ may: boolean; dataFolder: string | null }>(
      db,
      sql`/* doctor.examineMigrationUser */
      select has_schema_privilege('public', 'create') and has_database_privilege(current_database(), 'create') as may,
        ${dataFolder} as "dataFolder"`,
    )
    const message = `The user of ${setting} may not define tables.`
    const cure = 'Grant it CREATE on the database and on the schema public, or name the owner of the database there.'
    return {
      findings: user?.may ? [] : [wrong('MIGRATIONS', subject, message, cure)],
      dataFolder: user?.dataFolder ?? null,
    }
  } catch (error) {
    return { findings: [connectionFinding({ subject, setting }, error)], dataFolder: null }
  } finally {
    await db?.close()
  }
}

/** SQL: where the server has its data; null for users who may not know. */
const dataFolder = sql`
      case
        when pg_has_role('pg_read_all_settings', 'usage') then current_setting('data_directory')
      end`

async function examineMigrations(db: Database, subject: string, side: Side): Promise<Finding> {
  const { applied, known, refused } = await readMigrationState(db, side)
  if (refused !== null)
    return wrong('MIGRATIONS', subject, refused, 'Start the version of tillsync that migrated it, or a newer one.')
  if (applied < known)
    return wrong(
      'MIGRATIONS',
      subject,
      `The database has ${applied} of the ${known} migrations of this version.`,
      'Run `tillsync migrate`, or start the server, which migrates it if its user may.',
    )
  return right('MIGRATIONS', subject, `All ${known} migrations are applied.`)
}

/** Only a server on this machine, whose folder it says, has a disk that can be examined from here. */
async function examineServersDisk(subject: string, folder: string | null, size: number): Promise<Finding> {
  const found = folder === null ? null : await examineDisk(subject, folder)
  if (found && found.status !== 'UNKNOWN') return found
  return notExamined(
    'DISK',
    subject,
    `The database takes ${Math.ceil(size / 1024 ** 2)} MiB. The disk of its server cannot be examined from here.`,
  )
}

/** What is wrong with a connection that was not made, or was lost. Nothing of the address is repeated. */
export function connectionFinding({ subject, setting }: Pick<Target, 'subject' | 'setting'>, error: unknown): Finding {
  if (error instanceof TlsError) return wrong('CONNECTION', subject, error.message, `Correct ${setting}.`)
  const state = databaseState(error)
  if (state !== undefined) {
    const cure = whyRefused(error, setting.replace(/^env:/, '')) ?? adviceOn(state)
    return wrong('CONNECTION', subject, `The database of ${setting} ${stateInWords(state)}.`, cure)
  }
  if (sqlState(error) === '42501')
    return wrong(
      'CONNECTION',
      subject,
      `The user of ${setting} may not read the tables.`,
      'Run `tillsync migrate`, which grants the rights (SECURITY.md, Database), or correct the user.',
    )
  const code = codeOf(error)
  if (code !== undefined && CERTIFICATE.test(code))
    return wrong(
      'CONNECTION',
      subject,
      `The certificate of the database's server is not accepted (${code}).`,
      `Name the file of its authority with sslrootcert in ${setting}, connect by the name that the certificate is for, ` +
        'or renew it.',
    )
  return wrong(
    'CONNECTION',
    subject,
    `The database of ${setting} does not answer as one${code === undefined ? '' : ` (${code})`}.`,
    `Check the address in ${setting}: its host, port and sslmode.`,
  )
}

const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_(GET_ISSUER|VERIFY_LEAF)|TLS/

function codeOf(error: unknown): string | undefined {
  for (let at = error; at instanceof Error; at = at.cause)
    if ('code' in at && typeof at.code === 'string' && /^[A-Z0-9_]{5,40}$/.test(at.code)) return at.code
  return undefined
}
