/** A limit that keeps one client from taking the server from the others: its default, its bounds, what it means. */
interface LimitRow {
  readonly default: number
  readonly least: number
  readonly most: number
  readonly meaning: string
}

/** The rows of a page when neither first nor last is given. */
export const USUAL_PAGE = 50

/** What the settings of limits begin with, as TILLSYNC_LIMIT_MESSAGE_BYTES. */
export const LIMIT_PREFIX = 'TILLSYNC_LIMIT_'

const ROWS = {
  aliases: row(15, 0, 1_000, 'aliases in a document, fragments counted where they are spread'),
  depth: row(12, 1, 100, 'levels of fields, fragments included'),
  tokens: row(1_000, 50, 100_000, 'tokens in a document'),
  directives: row(5, 0, 1_000, 'directives in a document, fragments counted where they are spread'),
  rootFields: row(20, 1, 1_000, 'root fields of an operation'),
  cost: row(5_000, 100, 10_000_000, 'points of an operation, reported in extensions.cost'),
  pageRows: row(100, USUAL_PAGE, 1_000, 'rows of a page: the most that first and last may ask for'),
  inputItems: row(250, 1, 10_000, 'items of a list in the input'),
  deviceMutationsPerSecond: row(50, 1, 100_000, "mutations a second of a device's token, in the long run"),
  deviceMutationBurst: row(100, 1, 100_000, "mutations at once of a device's token"),
  applicationMutationsPerSecond: row(
    2_000,
    1,
    1_000_000,
    'mutations a second of an application, automation or administrator',
  ),
  applicationMutationBurst: row(
    2_000,
    1,
    1_000_000,
    'mutations at once of an application, automation or administrator',
  ),
  personMutationsPerSecond: row(50, 1, 100_000, 'mutations a second of all other tokens'),
  personMutationBurst: row(100, 1, 100_000, 'mutations at once of all other tokens'),
  devicePointsPerSecond: row(2_000, 10, 10_000_000, "points a second of a device's token, in the long run"),
  devicePointBurst: row(20_000, 100, 100_000_000, "points at once of a device's token"),
  applicationPointsPerSecond: row(
    50_000,
    10,
    10_000_000,
    'points a second of an application, automation or administrator',
  ),
  applicationPointBurst: row(
    100_000,
    100,
    100_000_000,
    'points at once of an application, automation or administrator',
  ),
  personPointsPerSecond: row(2_000, 10, 10_000_000, 'points a second of all other tokens'),
  personPointBurst: row(20_000, 100, 100_000_000, 'points at once of all other tokens'),
  readsPerToken: row(2, 1, 100, "statements of a token's queries at once on a PostgreSQL server"),
  readsAtOnce: row(
    4,
    1,
    100,
    'statements of all queries at once on a PostgreSQL server; mutations and jobs have connections of their own',
  ),
  readWaitSeconds: row(5, 1, 60, 'seconds that a statement of a query waits for its turn'),
  readSeconds: row(3, 1, 60, 'seconds that a statement of a query may take'),
  revealMinutes: row(15, 1, 480, 'minutes for which `revealCustomer` shows a customer in full'),
  errors: row(5, 1, 100, 'validation errors reported'),
  bodyBytes: row(1_048_576, 1_024, 67_108_864, 'bytes of an HTTP request'),
  headerSeconds: row(10, 1, 600, 'seconds to send the headers of a request'),
  requestSeconds: row(30, 1, 3_600, 'seconds to send a request'),
  messageBytes: row(65_536, 1_024, 16_777_216, 'bytes of a WebSocket message'),
  messagesPerSecond: row(50, 1, 100_000, 'WebSocket messages a second'),
  operationIdLength: row(64, 1, 1_000, 'characters of an operation id on a socket'),
  subscriptionsPerSocket: row(20, 1, 10_000, 'operations open at once on a socket'),
  socketsPerAddress: row(100, 1, 100_000, 'sockets of an address that have not signed in yet'),
  socketsPerToken: row(200, 1, 100_000, 'sockets of a token, event streams included'),
  initSeconds: row(3, 1, 60, 'seconds to sign in on a socket'),
  pingSeconds: row(10, 1, 600, 'seconds between pings; comments of an event stream come three times as far apart'),
  sendBufferBytes: row(
    1_048_576,
    1_024,
    1_073_741_824,
    'bytes that wait for a slow client of a socket or an event stream; then sending stops',
  ),
  drainSeconds: row(
    30,
    1,
    3_600,
    'seconds in which a slow client must take something, or its socket or event stream is closed',
  ),
  closeSpreadSeconds: row(2, 0, 60, 'seconds over which sockets and event streams are closed at a stop'),
  stopSeconds: row(8, 1, 600, 'seconds that requests in flight are given at a stop'),
} as const satisfies Record<string, LimitRow>

/** The name of a limit. */
export type LimitName = keyof typeof ROWS
/** Every limit with its value. */
export type Limits = Readonly<Record<LimitName, number>>

/** What each limit means, for serverInfo and the documentation. */
export const LIMIT_MEANINGS: Readonly<Record<LimitName, string>> = mapRows((row) => row.meaning)
/** The limits as they are when nothing is set. */
export const DEFAULT_LIMITS: Limits = mapRows((row) => row.default)

/** Reads the limits that the environment sets, naming every fault. */
export function readLimits(env: Readonly<Record<string, string>>): { limits: Limits; faults: string[] } {
  const faults: string[] = []
  const names = new Set((Object.keys(ROWS) as LimitName[]).map(limitSetting))
  for (const name of Object.keys(env)) {
    if (name.startsWith(LIMIT_PREFIX) && !names.has(name)) faults.push(`${name} is not a limit`)
  }
  const limits = mapRows((row, name) => {
    const variable = limitSetting(name)
    const text = env[variable]
    if (text === undefined) return row.default
    const value = Number(text)
    if (Number.isInteger(value) && value >= row.least && value <= row.most) return value
    faults.push(`${variable} must be a whole number from ${row.least} to ${row.most}`)
    return row.default
  })
  return { limits, faults }
}

/** The setting of a limit: its name in capitals. */
export function limitSetting(name: LimitName): string {
  return LIMIT_PREFIX + name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()
}

function row(fallback: number, least: number, most: number, meaning: string): LimitRow {
  return { default: fallback, least, most, meaning }
}

function mapRows<T>(value: (row: LimitRow, name: LimitName) => T): Record<LimitName, T> {
  const names = Object.keys(ROWS) as LimitName[]
  return Object.fromEntries(names.map((name) => [name, value(ROWS[name], name)])) as Record<LimitName, T>
}
