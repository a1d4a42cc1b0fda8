import { basename, dirname, join, resolve } from 'node:path'
import type { z } from 'zod'
import { type IdentitySettings, identityFaults, identityOf } from '../access/identity-settings.ts'
import { type SignInSettings, signInFaults, signInOf } from '../access/sign-in/settings.ts'
import { isHereAndPlain, isOpenToOthers } from '../db/tls.ts'
import type { Retention } from '../model/retention.ts'
import { LIMIT_PREFIX, type Limits, readLimits } from './limits.ts'
import { type MailSettings, mailFaults, mailOf } from './mail-settings.ts'
import { PACKAGE_FOLDER } from './package.ts'
import { retentionOf } from './retention-settings.ts'
import { type Secret, secretForPurpose, secretFrom, secretOf, takeSecretFile } from './secrets.ts'
import {
  type DOCUMENT_MODES,
  isPostgresUrl,
  type LOG_LEVELS,
  type METRICS_MODES,
  type ProcessRole,
  settings,
} from './settings.ts'

/** Whether npm installed the program as a package, whose folder npm may replace at any time. */
const IS_INSTALLED = basename(dirname(PACKAGE_FOLDER)) === 'node_modules'

/**
 * The data folder where TILLSYNC_DATA names no other: beside a checkout's code; of an installed program, where it is
 * started.
 */
export const USUAL_DATA_FOLDER = join(IS_INSTALLED ? process.cwd() : PACKAGE_FOLDER, '.tillsync')

/** Everything that can be set from outside, checked. */
export interface Config {
  readonly host: string
  /** 0 lets the system choose a free port. */
  readonly port: number
  /** Absolute path: signing keys, embedded databases, caches. */
  readonly dataFolder: string
  readonly roles: readonly ProcessRole[]
  /** How many processes `serve` starts, which share the port. */
  readonly processes: number
  /** Headquarters' database; undefined means the embedded servers. */
  readonly hqDatabaseUrl: Secret | undefined
  /** The user who defines headquarters' tables; undefined: the one of HQ_DATABASE_URL. */
  readonly hqMigrationUrl: Secret | undefined
  /** The same for listening and the job queue, past a pooler; undefined: the one of HQ_DATABASE_URL. */
  readonly hqDirectUrl: Secret | undefined
  /** A standby of headquarters' database, for lists that may be old; undefined: there is none. */
  readonly hqReadUrl: Secret | undefined
  /** How old an answer of the standby may be, in seconds. */
  readonly replicaSeconds: number
  /**
   * True for a process that serves the channel database of a store which has joined, and reaches headquarters over the
   * wire alone.
   */
  readonly isStore: boolean
  /** The store's database is the user's (CHANNEL_DATABASE_URL); false: it is on an embedded server. */
  readonly hasChannelDatabaseUrl: boolean
  /** Where other processes of headquarters reach this one; undefined: where it listens. */
  readonly internalUrl: string | undefined
  /**
   * The channel databases that this process serves, by their ids and connections. Empty: all that are registered at
   * headquarters.
   */
  readonly channelDatabases: readonly { readonly id: string; readonly connection: string }[]
  /** How many connections this process keeps: of each database's pool, to each PostgreSQL server, and for how long. */
  readonly connections: { readonly perDatabase: number; readonly perServer: number; readonly idleSeconds: number }
  /** True when the demo organization is to be seeded and its jobs recur at short intervals. */
  readonly demo: boolean
  /** True when faults can be switched on (src/simulate). */
  readonly simulator: boolean
  readonly logLevel: (typeof LOG_LEVELS)[number]
  /** Origins, besides the server's own, from which browsers may call. */
  readonly allowedOrigins: readonly string[]
  /** Whether X-Forwarded-For is believed: false, true, or the addresses of the proxies. */
  readonly trustProxy: boolean | readonly string[]
  readonly limits: Limits
  readonly retention: Retention
  /** Whose tokens are accepted. */
  readonly identity: IdentitySettings
  /** Signing in to the page at the identity provider; undefined: with a token only. */
  readonly signIn: SignInSettings | undefined
  /** True when the server may be reached from other machines with the signing key that the first start made. */
  readonly allowGeneratedKey: boolean
  /** Documents that clients name by id: `require` runs no others; the manifest is a JSON file of them. */
  readonly documents: { readonly mode: (typeof DOCUMENT_MODES)[number]; readonly manifest: string | undefined }
  /** The networks inside of the house that webhooks may be sent to. */
  readonly webhookNetworks: readonly string[]
  /** How alerts are sent by e-mail; undefined: they are not. */
  readonly mail: MailSettings | undefined
  /** Seconds between two looks at the diagnosis for alerts. */
  readonly alertEverySeconds: number
  /** Where people open the page, for links; undefined: nothing links to it. */
  readonly publicUrl: string | undefined
  /** Who may read /metrics. */
  readonly metrics: (typeof METRICS_MODES)[number]
  /** Where spans are sent (OTLP over HTTP); undefined: there are no traces. */
  readonly tracesUrl: string | undefined
  /** The secret that a reference names, `env:NAME` or `file:/path`, as registered channel databases do. */
  secret(reference: string): Secret
  /**
   * The same for the user who defines the tables: MIGRATION_NAME, or the file's path with `.migration`; without one the
   * above.
   */
  migrationSecret(reference: string): Secret
  /** The same for connections that listen, past a pooler: DIRECT_NAME, or the file's path with `.direct`. */
  directSecret(reference: string): Secret
  /** True when databases on other machines may be connected to without TLS. */
  readonly allowPlainDatabase: boolean
}

/** All that is wrong with the configuration, one line a fault; never a value that could be a secret. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  readonly faults: readonly string[]
  constructor(faults: readonly string[]) {
    super(
      `The configuration has ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}:\n${faults.map((fault) => `  ${fault}`).join('\n')}`,
    )
    this.faults = faults
  }
}

/** False for a process that only runs jobs: its port has its health alone. */
export const servesApi = ({ roles }: Pick<Config, 'roles'>): boolean => roles.some((role) => role !== 'worker')

/** What is wrong with the URL of a database on another machine that requires no TLS. */
export const PLAIN_DATABASE =
  'leads to another machine without TLS: add sslmode=verify-full (or require) to it, or set ' +
  'TILLSYNC_ALLOW_PLAIN_DATABASE=on'

const OF_HEADQUARTERS = ['MIGRATION_HQ_DATABASE_URL', 'DIRECT_HQ_DATABASE_URL', 'READ_HQ_DATABASE_URL']
const DATABASES = ['HQ_DATABASE_URL', ...OF_HEADQUARTERS, 'CHANNEL_DATABASE_URL']
const SECRETS = [...DATABASES, 'TILLSYNC_SIGN_IN_CLIENT_SECRET', 'TILLSYNC_SMTP_URL']

/**
 * Reads the configuration from the environment; nothing else in the program does. `overrides` are the command line's
 * and win. Throws ConfigError, which names all faults at once.
 */
export function readConfig(overrides: Readonly<Record<string, string | undefined>> = {}): Config {
  const env = withoutEmpty({ ...process.env, ...withoutEmpty(overrides) })
  const faults: string[] = []
  for (const name of SECRETS) takeSecretFile(env, name, faults)
  const { limits, faults: limitFaults } = readLimits(env)
  const parsed = settings.safeParse(env)
  const settingFaults = parsed.success ? [] : parsed.error.issues.map(describeIssue)
  faults.push(...new Set([...settingFaults, ...limitFaults, ...unknownSettings(env), ...contradictions(env)]))
  if (!parsed.success || faults.length > 0) throw new ConfigError(faults)
  const read = parsed.data
  const roles = [...new Set(read.TILLSYNC_ROLES)]
  const isStore = isChannelAlone(roles) && read.HQ_DATABASE_URL === undefined
  const demo = read.DEMO === undefined ? read.HQ_DATABASE_URL === undefined && !isStore : read.DEMO === 'on'
  return {
    host: read.HOST,
    port: read.PORT,
    dataFolder: resolve(read.TILLSYNC_DATA ?? USUAL_DATA_FOLDER),
    roles,
    processes: read.TILLSYNC_PROCESSES,
    isStore,
    hasChannelDatabaseUrl: read.CHANNEL_DATABASE_URL !== undefined,
    internalUrl: read.TILLSYNC_INTERNAL_URL,
    hqDatabaseUrl: read.HQ_DATABASE_URL === undefined ? undefined : secretOf(read.HQ_DATABASE_URL),
    hqMigrationUrl: read.MIGRATION_HQ_DATABASE_URL === undefined ? undefined : secretOf(read.MIGRATION_HQ_DATABASE_URL),
    hqDirectUrl: read.DIRECT_HQ_DATABASE_URL === undefined ? undefined : secretOf(read.DIRECT_HQ_DATABASE_URL),
    hqReadUrl: read.READ_HQ_DATABASE_URL === undefined ? undefined : secretOf(read.READ_HQ_DATABASE_URL),
    replicaSeconds: read.TILLSYNC_REPLICA_SECONDS,
    channelDatabases: read.TILLSYNC_CHANNEL_DATABASES,
    connections: {
      perDatabase: read.TILLSYNC_CONNECTIONS_PER_DATABASE,
      perServer: read.TILLSYNC_CONNECTIONS_PER_SERVER,
      idleSeconds: read.TILLSYNC_CONNECTION_IDLE_SECONDS,
    },
    allowPlainDatabase: read.TILLSYNC_ALLOW_PLAIN_DATABASE === 'on',
    demo,
    simulator:
      read.TILLSYNC_SIMULATOR === undefined
        ? demo && read.HQ_DATABASE_URL === undefined && read.TILLSYNC_PROCESSES === 1
        : read.TILLSYNC_SIMULATOR === 'on',
    logLevel: read.LOG_LEVEL,
    allowedOrigins: read.ALLOWED_ORIGINS,
    trustProxy: read.TRUST_PROXY,
    limits,
    retention: retentionOf(read),
    identity: identityOf(read),
    signIn: signInOf(read, read.TILLSYNC_PUBLIC_URL, secretOf),
    allowGeneratedKey: read.TILLSYNC_ALLOW_GENERATED_KEY === 'on',
    webhookNetworks: read.TILLSYNC_WEBHOOK_NETWORKS,
    mail: mailOf(read),
    alertEverySeconds: read.TILLSYNC_ALERT_EVERY_SECONDS ?? (roles.includes('worker') ? 30 : 60),
    publicUrl: read.TILLSYNC_PUBLIC_URL,
    metrics: read.TILLSYNC_METRICS,
    tracesUrl: tracesUrlOf(read),
    documents: { mode: read.TILLSYNC_DOCUMENTS, manifest: read.TILLSYNC_DOCUMENT_MANIFEST },
    secret: (reference) => secretFrom(env, reference),
    migrationSecret: (reference) => secretForPurpose(env, reference, 'migration'),
    directSecret: (reference) => secretForPurpose(env, reference, 'direct'),
  }
}

/** As the specification of OpenTelemetry's variables says: the general endpoint is a base, that of traces is whole. */
function tracesUrlOf(read: z.infer<typeof settings>): string | undefined {
  if (read.OTEL_SDK_DISABLED === 'true' || read.OTEL_TRACES_EXPORTER === 'none') return undefined
  const base = read.OTEL_EXPORTER_OTLP_ENDPOINT
  return read.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT ?? (base && `${base.replace(/\/$/, '')}/v1/traces`)
}

/** A misspelt setting of ours would otherwise be passed over in silence. */
function unknownSettings(env: Readonly<Record<string, string>>): string[] {
  return Object.keys(env)
    .filter((name) => name.startsWith('TILLSYNC_') && !name.startsWith(LIMIT_PREFIX) && !isSetting(name))
    .map((name) => `${name} is not a setting`)
}

const isSetting = (name: string) =>
  name in settings.shape || name === 'TILLSYNC_SIGN_IN_CLIENT_SECRET_FILE' || OF_CALLERS.has(name)

/** What programs that call a server are told, such as the examples and a copied curl: not read here. */
const OF_CALLERS: ReadonlySet<string> = new Set(['TILLSYNC_URL', 'TILLSYNC_TOKEN'])

/** The role of a store's process, which is never combined. */
const isChannelAlone = (roles: readonly string[]) => roles.length > 0 && roles.every((role) => role === 'channel')

/** Settings that are right alone and wrong together. */
function contradictions(env: Readonly<Record<string, string>>): string[] {
  const { TILLSYNC_DOCUMENTS: documents = 'off', TILLSYNC_DOCUMENT_MANIFEST: manifest } = env
  const missing =
    documents !== 'off' && manifest === undefined
      ? ['TILLSYNC_DOCUMENT_MANIFEST must name a file when TILLSYNC_DOCUMENTS is not off']
      : []
  const open = DATABASES.filter(
    (name) => env[name] !== undefined && isPostgresUrl(env[name]) && isOpenToOthers(env[name]),
  )
  const plain = env.TILLSYNC_ALLOW_PLAIN_DATABASE === 'on' ? [] : open.map((name) => `${name} ${PLAIN_DATABASE}`)
  const alone = OF_HEADQUARTERS.filter((name) => env[name] !== undefined && env.HQ_DATABASE_URL === undefined).map(
    (name) => `${name} is of no use without HQ_DATABASE_URL`,
  )
  const far =
    env.TILLSYNC_SIMULATOR === 'on' &&
    isPostgresUrl(env.HQ_DATABASE_URL ?? '') &&
    !isHereAndPlain(env.HQ_DATABASE_URL ?? '')
      ? ['TILLSYNC_SIMULATOR is only for a HQ_DATABASE_URL on this machine, by host and port and without TLS']
      : []
  const roles = env.TILLSYNC_ROLES?.split(',').map((role) => role.trim()) ?? ['hq']
  const without =
    env.HQ_DATABASE_URL === undefined && !roles.includes('hq') && !isChannelAlone(roles)
      ? [
          `TILLSYNC_ROLES without hq needs HQ_DATABASE_URL, the database of the headquarters that it belongs to: else the ` +
            'process would start a headquarters of its own. Set HQ_DATABASE_URL, or add the role hq',
        ]
      : []
  const several = Number(env.TILLSYNC_PROCESSES ?? 1) > 1
  const apart =
    several && env.TILLSYNC_SIMULATOR === 'on'
      ? ['TILLSYNC_SIMULATOR=on needs TILLSYNC_PROCESSES=1: its faults are those of one process']
      : []
  const idle =
    several && !roles.some((role) => role !== 'worker')
      ? ['TILLSYNC_PROCESSES above 1 needs a role that answers requests: add hq or channel to TILLSYNC_ROLES']
      : []
  const ofStore = isChannelAlone(roles) && env.HQ_DATABASE_URL === undefined
  const notOfStore =
    ofStore && env.DEMO === 'on'
      ? ['DEMO is of headquarters: a store (TILLSYNC_ROLES=channel) has no demo']
      : !ofStore && env.CHANNEL_DATABASE_URL !== undefined
        ? ['CHANNEL_DATABASE_URL is of a store: set TILLSYNC_ROLES=channel, without HQ_DATABASE_URL']
        : []
  return [
    ...missing,
    ...plain,
    ...alone,
    ...far,
    ...without,
    ...apart,
    ...idle,
    ...notOfStore,
    ...identityFaults(env),
    ...signInFaults(env, ofStore),
    ...mailFaults(env),
  ]
}

function describeIssue(issue: z.core.$ZodIssue): string {
  const name = String(issue.path[0] ?? 'configuration')
  return `${name} ${issue.message}`
}

function withoutEmpty(values: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter((pair): pair is [string, string] => Boolean(pair[1]?.trim())))
}
