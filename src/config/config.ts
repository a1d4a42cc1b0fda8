import { readFileSync } from 'node:fs'
import { basename, dirname, extname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { type IdentitySettings, identityFaults, identityOf, identitySettings } from '../access/identity-settings.ts'
import { isHereAndPlain, isOpenToOthers } from '../db/tls.ts'
import type { Retention } from '../model/retention.ts'
import { LIMIT_PREFIX, type Limits, readLimits } from './limits.ts'
import { retentionOf, retentionSettings } from './retention-settings.ts'

/** The folder of the program: a checkout or an installed package. `src/` and `dist/` have the same folders, so this holds in both. */
export const PACKAGE_FOLDER = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '')

/** Whether the program that runs was built (`dist/`); otherwise it is read from the sources. */
export const IS_BUILT = extname(fileURLToPath(import.meta.url)) === '.js'

/** Whether npm installed the program as a package, whose folder npm may replace at any time. */
const IS_INSTALLED = basename(dirname(PACKAGE_FOLDER)) === 'node_modules'

/** The data folder where TILLSYNC_DATA names no other: beside a checkout's code; of an installed program, where it is started. */
export const USUAL_DATA_FOLDER = join(IS_INSTALLED ? process.cwd() : PACKAGE_FOLDER, '.tillsync')

const PROCESS_ROLES = ['hq', 'channel', 'worker'] as const
/** A part of the work that a process takes on; by default one process does all of it. */
export type ProcessRole = (typeof PROCESS_ROLES)[number]

const DOCUMENT_MODES = ['off', 'allow', 'require'] as const
const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

/** A value that is shown as `[secret]` wherever it might be printed. */
export interface Secret {
  reveal(): string
  toJSON(): string
  toString(): string
}

/** Everything that can be set from outside, checked. */
export interface Config {
  readonly host: string
  /** 0 lets the system choose a free port. */
  readonly port: number
  /** Absolute path: signing keys, embedded databases, caches. */
  readonly dataFolder: string
  readonly roles: readonly ProcessRole[]
  /** Headquarters' database; undefined means the embedded servers. */
  readonly hqDatabaseUrl: Secret | undefined
  /** By whom headquarters' tables are defined; undefined: by whoever HQ_DATABASE_URL names. */
  readonly hqMigrationUrl: Secret | undefined
  /** True when the demo organization is to be seeded and its jobs recur at short intervals. */
  readonly demo: boolean
  /** True when the server plays faults when it is asked to (src/simulate). */
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
  /** True when the server may be reached from other machines with the signing key that the first start made. */
  readonly allowGeneratedKey: boolean
  /** Documents that clients ask for by id: `require` runs no others; the manifest is a JSON file of them. */
  readonly documents: { readonly mode: (typeof DOCUMENT_MODES)[number]; readonly manifest: string | undefined }
  /** The secret that a reference names, `env:NAME` or `file:/path`, as registered channel databases do. */
  secret(reference: string): Secret
  /** The same for the user who defines the tables: MIGRATION_NAME, or the file's path with `.migration`; without one the above. */
  migrationSecret(reference: string): Secret
  /** True when databases on other machines may be spoken to without TLS. */
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

/** Said of a database on another machine whose address asks for no TLS. */
export const PLAIN_DATABASE =
  'leads to another machine without TLS: add sslmode=verify-full (or require) to it, or set TILLSYNC_ALLOW_PLAIN_DATABASE=on'

const onOff = z.enum(['on', 'off'], 'must be on or off')
const settings = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'must be a port number, 0 to 65535')
    .transform(Number)
    .refine((port) => port <= 65_535, 'must be a port number, 0 to 65535')
    .default(4000),
  TILLSYNC_DATA: z
    .string()
    .default(USUAL_DATA_FOLDER)
    .transform((path) => resolve(path)),
  TILLSYNC_ROLES: list(`must be some of ${PROCESS_ROLES.join(', ')}, separated by commas`)
    .pipe(z.array(z.enum(PROCESS_ROLES, `must be some of ${PROCESS_ROLES.join(', ')}, separated by commas`)))
    .default([...PROCESS_ROLES]),
  HQ_DATABASE_URL: databaseUrl(),
  MIGRATION_HQ_DATABASE_URL: databaseUrl(),
  TILLSYNC_ALLOW_PLAIN_DATABASE: onOff.default('off'),
  DEMO: onOff.optional(),
  TILLSYNC_SIMULATOR: onOff.optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('info'),
  ALLOWED_ORIGINS: list('must name at least one origin')
    .pipe(z.array(z.string().refine(isOrigin, 'must be origins such as https://shop.example.com, separated by commas')))
    .default([]),
  TRUST_PROXY: z
    .string()
    .transform((value) => (value === 'on' ? true : value === 'off' ? false : splitList(value)))
    .default(false),
  ...identitySettings,
  ...retentionSettings,
  TILLSYNC_ALLOW_GENERATED_KEY: onOff.default('off'),
  TILLSYNC_DOCUMENTS: z.enum(DOCUMENT_MODES, `must be one of ${DOCUMENT_MODES.join(', ')}`).default('off'),
  TILLSYNC_DOCUMENT_MANIFEST: z
    .string()
    .transform((path) => resolve(path))
    .optional(),
})

const SECRETS = ['HQ_DATABASE_URL', 'MIGRATION_HQ_DATABASE_URL']

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
  const demo = read.DEMO === undefined ? read.HQ_DATABASE_URL === undefined : read.DEMO === 'on'
  return {
    host: read.HOST,
    port: read.PORT,
    dataFolder: read.TILLSYNC_DATA,
    roles: [...new Set(read.TILLSYNC_ROLES)],
    hqDatabaseUrl: read.HQ_DATABASE_URL === undefined ? undefined : secretOf(read.HQ_DATABASE_URL),
    hqMigrationUrl: read.MIGRATION_HQ_DATABASE_URL === undefined ? undefined : secretOf(read.MIGRATION_HQ_DATABASE_URL),
    allowPlainDatabase: read.TILLSYNC_ALLOW_PLAIN_DATABASE === 'on',
    demo,
    simulator:
      read.TILLSYNC_SIMULATOR === undefined
        ? demo && read.HQ_DATABASE_URL === undefined
        : read.TILLSYNC_SIMULATOR === 'on',
    logLevel: read.LOG_LEVEL,
    allowedOrigins: read.ALLOWED_ORIGINS,
    trustProxy: read.TRUST_PROXY,
    limits,
    retention: retentionOf(read),
    identity: identityOf(read),
    allowGeneratedKey: read.TILLSYNC_ALLOW_GENERATED_KEY === 'on',
    documents: { mode: read.TILLSYNC_DOCUMENTS, manifest: read.TILLSYNC_DOCUMENT_MANIFEST },
    secret: (reference) => secretFrom(env, reference),
    migrationSecret: (reference) => migrationSecretFrom(env, reference),
  }
}

/** Wraps a value so that printing or serialising it does not show it. */
export function secretOf(value: string): Secret {
  return { reveal: () => value, toJSON: () => '[secret]', toString: () => '[secret]' }
}

function secretFrom(env: Readonly<Record<string, string>>, reference: string): Secret {
  const [, kind, name] = /^(env|file):(.+)$/.exec(reference) ?? []
  if (kind === 'env' && name !== undefined && env[name] !== undefined) return secretOf(env[name])
  if (kind === 'file' && name !== undefined) {
    const text = readSecretFile(name)
    if (text !== undefined) return secretOf(text)
  }
  // Only the reference is repeated when it is one: someone may have put the secret itself there.
  throw new Error(kind ? `Nothing can be read at ${reference}.` : 'A secret is named as env:NAME or file:/path.')
}

function migrationSecretFrom(env: Readonly<Record<string, string>>, reference: string): Secret {
  const [, kind, name = ''] = /^(env|file):(.+)$/.exec(reference) ?? []
  const own =
    kind === 'env' ? env[`MIGRATION_${name}`] : kind === 'file' ? readSecretFile(`${name}.migration`) : undefined
  return own === undefined ? secretFrom(env, reference) : secretOf(own)
}

function takeSecretFile(env: Record<string, string>, name: string, faults: string[]): void {
  const path = env[`${name}_FILE`]
  if (path === undefined) return
  if (env[name] !== undefined) faults.push(`${name} and ${name}_FILE are both set: keep one`)
  const text = readSecretFile(path)
  if (text === undefined) faults.push(`${name}_FILE names a file that cannot be read or is empty`)
  else env[name] = text
}

function readSecretFile(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim() || undefined
  } catch {
    return undefined
  }
}

/** A misspelt setting of ours would otherwise be passed over in silence. */
function unknownSettings(env: Readonly<Record<string, string>>): string[] {
  return Object.keys(env)
    .filter((name) => name.startsWith('TILLSYNC_') && !name.startsWith(LIMIT_PREFIX) && !(name in settings.shape))
    .map((name) => `${name} is not a setting`)
}

/** Settings that are right alone and wrong together. */
function contradictions(env: Readonly<Record<string, string>>): string[] {
  const { TILLSYNC_DOCUMENTS: documents = 'off', TILLSYNC_DOCUMENT_MANIFEST: manifest } = env
  const missing =
    documents !== 'off' && manifest === undefined
      ? ['TILLSYNC_DOCUMENT_MANIFEST must name a file when TILLSYNC_DOCUMENTS is not off']
      : []
  const open = SECRETS.filter(
    (name) => env[name] !== undefined && isPostgresUrl(env[name]) && isOpenToOthers(env[name]),
  )
  const plain = env.TILLSYNC_ALLOW_PLAIN_DATABASE === 'on' ? [] : open.map((name) => `${name} ${PLAIN_DATABASE}`)
  const alone =
    env.MIGRATION_HQ_DATABASE_URL !== undefined && env.HQ_DATABASE_URL === undefined
      ? ['MIGRATION_HQ_DATABASE_URL is of no use without HQ_DATABASE_URL']
      : []
  const far =
    env.TILLSYNC_SIMULATOR === 'on' &&
    isPostgresUrl(env.HQ_DATABASE_URL ?? '') &&
    !isHereAndPlain(env.HQ_DATABASE_URL ?? '')
      ? ['TILLSYNC_SIMULATOR is only for a HQ_DATABASE_URL on this machine, by host and port and without TLS']
      : []
  return [...missing, ...plain, ...alone, ...far, ...identityFaults(env)]
}

function describeIssue(issue: z.core.$ZodIssue): string {
  const name = String(issue.path[0] ?? 'configuration')
  return `${name} ${issue.message}`
}

function withoutEmpty(values: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter((pair): pair is [string, string] => Boolean(pair[1]?.trim())))
}

function list(message: string) {
  return z.string().transform(splitList).pipe(z.array(z.string()).min(1, message))
}

function splitList(value: string): string[] {
  return value
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
}

function databaseUrl() {
  return z.string().refine(isPostgresUrl, 'must be a URL that begins with postgres:// or postgresql://').optional()
}

function isPostgresUrl(value: string): boolean {
  try {
    return /^postgres(ql)?:$/.test(new URL(value).protocol)
  } catch {
    return false
  }
}

function isOrigin(value: string): boolean {
  try {
    return new URL(value).origin === value
  } catch {
    return false
  }
}
