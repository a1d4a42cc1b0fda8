import { isIP } from 'node:net'
import { resolve } from 'node:path'
import ipaddr from 'ipaddr.js'
import { z } from 'zod'
import { identitySettings } from '../access/identity-settings.ts'
import { signInSettings } from '../access/sign-in/settings.ts'
import { mailSettings } from './mail-settings.ts'
import { retentionSettings } from './retention-settings.ts'

const PROCESS_ROLES = ['hq', 'channel', 'worker'] as const
/** A part of the work that a process takes on; by default one process does all of it. */
export type ProcessRole = (typeof PROCESS_ROLES)[number]

export const DOCUMENT_MODES = ['off', 'allow', 'require'] as const
/** Who may read /metrics: who has a token, everyone who reaches the port, nobody. */
export const METRICS_MODES = ['token', 'open', 'off'] as const
export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

const CHANNEL_DATABASES = 'must be ID=env:NAME, ID=file:/path or ID=embedded:NAME, separated by commas'

const NETWORKS = 'must be networks such as 10.1.0.0/16 or fd00::/8, separated by commas'

const COLLECTOR = 'must be an http or https URL of an OpenTelemetry collector, such as http://10.0.0.7:4318'

const onOff = z.enum(['on', 'off'], 'must be on or off')
/** The environment variables that are settings, except limits. */
export const settings = z.object({
  HOST: z.string().refine(isHost, 'must be an IP address or a host name, without a port').default('127.0.0.1'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'must be a port number, 0 to 65535')
    .transform(Number)
    .refine((port) => port <= 65_535, 'must be a port number, 0 to 65535')
    .default(4000),
  TILLSYNC_DATA: z.string().optional(),
  TILLSYNC_PROCESSES: wholeNumber(1, 64).default(1),
  TILLSYNC_ROLES: list(`must be some of ${PROCESS_ROLES.join(', ')}, separated by commas`)
    .pipe(z.array(z.enum(PROCESS_ROLES, `must be some of ${PROCESS_ROLES.join(', ')}, separated by commas`)))
    .default([...PROCESS_ROLES]),
  HQ_DATABASE_URL: databaseUrl(),
  MIGRATION_HQ_DATABASE_URL: databaseUrl(),
  DIRECT_HQ_DATABASE_URL: databaseUrl(),
  READ_HQ_DATABASE_URL: databaseUrl(),
  TILLSYNC_REPLICA_SECONDS: wholeNumber(1, 300).default(5),
  CHANNEL_DATABASE_URL: databaseUrl(),
  TILLSYNC_INTERNAL_URL: z
    .string()
    .refine(
      isOrigin,
      'must be a URL without a path, such as http://10.0.0.5:4000, at which other processes reach this one',
    )
    .optional(),
  TILLSYNC_ALLOW_PLAIN_DATABASE: onOff.default('off'),
  TILLSYNC_CHANNEL_DATABASES: list(CHANNEL_DATABASES)
    .pipe(z.array(z.string().regex(/^[\w.-]+=(env|file|embedded):.+$/, CHANNEL_DATABASES)))
    .transform((entries) => entries.map(channelDatabaseOf))
    .refine((databases) => new Set(databases.map(({ id }) => id)).size === databases.length, 'names a database twice')
    .default([]),
  TILLSYNC_CONNECTIONS_PER_DATABASE: wholeNumber(1, 100).default(10),
  TILLSYNC_CONNECTIONS_PER_SERVER: wholeNumber(4, 10_000).default(60),
  TILLSYNC_CONNECTION_IDLE_SECONDS: wholeNumber(1, 86_400).default(60),
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
  ...signInSettings,
  ...retentionSettings,
  TILLSYNC_ALLOW_GENERATED_KEY: onOff.default('off'),
  TILLSYNC_DOCUMENTS: z.enum(DOCUMENT_MODES, `must be one of ${DOCUMENT_MODES.join(', ')}`).default('off'),
  TILLSYNC_WEBHOOK_NETWORKS: list(NETWORKS)
    .pipe(z.array(z.string().refine((network) => ipaddr.isValidCIDR(network), NETWORKS)))
    .default([]),
  ...mailSettings,
  TILLSYNC_ALERT_EVERY_SECONDS: wholeNumber(1, 86_400).optional(),
  TILLSYNC_PUBLIC_URL: z
    .string()
    .refine(
      isOrigin,
      'must be a URL without a path, such as https://tillsync.example.com, at which people open the page',
    )
    .optional(),
  TILLSYNC_METRICS: z.enum(METRICS_MODES, `must be one of ${METRICS_MODES.join(', ')}`).default('token'),
  OTEL_EXPORTER_OTLP_ENDPOINT: z.string().refine(isHttpUrl, COLLECTOR).optional(),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: z.string().refine(isHttpUrl, COLLECTOR).optional(),
  OTEL_TRACES_EXPORTER: z.enum(['otlp', 'none'], 'must be otlp or none').default('otlp'),
  OTEL_SDK_DISABLED: z.enum(['true', 'false'], 'must be true or false').default('false'),
  TILLSYNC_DOCUMENT_MANIFEST: z
    .string()
    .transform((path) => resolve(path))
    .optional(),
})

function wholeNumber(least: number, most: number) {
  const message = `must be a whole number from ${least} to ${most}`
  return z
    .string()
    .regex(/^\d{1,9}$/, message)
    .transform(Number)
    .refine((value) => value >= least && value <= most, message)
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

function channelDatabaseOf(entry: string) {
  const [id = '', ...connection] = entry.split('=')
  return { id, connection: connection.join('=') }
}

function databaseUrl() {
  return z.string().refine(isPostgresUrl, 'must be a URL that begins with postgres:// or postgresql://').optional()
}

export function isPostgresUrl(value: string): boolean {
  try {
    return /^postgres(ql)?:$/.test(new URL(value).protocol)
  } catch {
    return false
  }
}

function isHost(value: string): boolean {
  return isIP(value) !== 0 || /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/i.test(value)
}

function isHttpUrl(value: string): boolean {
  try {
    return /^https?:$/.test(new URL(value).protocol)
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
