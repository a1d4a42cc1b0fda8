import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { WebSocket } from 'ws'
import { ALGORITHM } from '../../access/keys.ts'
import { ChannelDatabaseUnavailable } from '../../between/headquarters-of.ts'
import { type HeadquartersSide, headquartersCalls } from '../../between/headquarters-side.ts'
import type { HeadquartersDatabase } from '../../between/sides.ts'
import { importKey, publicKey } from '../../between/store/store-key.ts'
import { type Whereabouts, whereabouts } from '../../between/whereabouts.ts'
import { acceptUpgrades, bearerIn, type WireRefusal } from '../../between/wire/accept.ts'
import { carryOut } from '../../between/wire/carry-out.ts'
import { type ClaimKey, verifyActor } from '../../between/wire/claims.ts'
import { type Connection, type Handler, openConnection } from '../../between/wire/connection.ts'
import { VERSION_HEADER } from '../../between/wire/dial.ts'
import { HEADQUARTERS } from '../../between/wire/headquarters-over-wire.ts'
import { assertOwnCall, ownActor, type StoreScope } from '../../between/wire/own-calls.ts'
import type { Log } from '../../config/log.ts'
import { logFault } from '../../config/log-fault.ts'
import { admitPlace } from '../../headquarters/exchange/channel-databases/admit-database.ts'
import {
  endConnections,
  isConnectedWithAnother,
  readStore,
  recordConnection,
  renewConnections,
  type StoreConnection,
  takeTicket,
} from '../../headquarters/stores/store-connections.ts'
import { recordRefusal } from '../../headquarters/stores/store-status.ts'
import { signerOfAssertion, verifyStoreAssertion } from '../../headquarters/stores/verify-store-assertion.ts'
import { ON_WAKE, type StoreLines } from './store-lines.ts'

/** Which database a store has: base64url of JSON (`Whereabouts`). */
export const WHEREABOUTS_HEADER = 'x-tillsync-whereabouts'

const RENEWED_EVERY_MS = 10_000
/** How long what belongs to a store is kept before it is read again. */
const STORE_KEPT_MS = 5_000
/** The close codes for a store that may no longer be connected, and for a stop. */
const FORBIDDEN = 4403

/** Who dials: a store, or another process of headquarters. */
type Peer = { readonly channelDatabaseId: string; readonly keyId: string; readonly database: string | null } | 'PROCESS'

type AcceptParts = {
  readonly hq: HeadquartersDatabase
  readonly headquartersSide: HeadquartersSide
  readonly lines: StoreLines
  readonly log: Log
  /** Where other processes of headquarters reach this one. */
  readonly internalUrl: () => string
  readonly versions?: readonly number[] | undefined
  /** Called for each connection of a store. */
  readonly onStore?: ((channelDatabaseId: string) => void) | undefined
}

type Held = StoreConnection & { readonly keyId: string; readonly connection: Connection }

/** Accepts the connections of stores, and those of other processes of headquarters, which forward calls to stores. */
export function acceptStores({ hq, headquartersSide, lines, log, internalUrl, versions, onStore }: AcceptParts) {
  const held = new Map<string, Held>()
  const accepted = new Set<Connection>()
  let stopping = false
  const storeOf = keptFor(STORE_KEPT_MS, (id: string) => whatBelongsTo(hq, id))

  async function authenticate(bearer: string, request: IncomingMessage): Promise<{ peer: Peer } | WireRefusal> {
    if (stopping) return { refused: 'UNAVAILABLE', message: 'This process is stopping.' }
    if (!bearer.includes('.'))
      return (await takeTicket(hq.db, bearer))
        ? { peer: 'PROCESS' }
        : { refused: 'INVALID', message: 'The ticket is not valid.' }
    const store = await verifyStoreAssertion(hq.db, bearer)
    if ('refused' in store) return store
    const here = whereaboutsIn(request)
    const refusal = here && (await refusalOf(hq, store.channelDatabaseId, here))
    return refusal ?? { peer: { ...store, database: here?.database ?? null } }
  }

  const handleStore =
    (channelDatabaseId: string): Handler =>
    async (call) => {
      const { scope, keys } = await storeOf(channelDatabaseId)
      return carryOut(
        {
          side: headquartersSide,
          calls: headquartersCalls,
          verify: (claim) => verifyActor(keys, HEADQUARTERS, claim, (who) => ownActor(scope, who)),
          allow: (name, given) => assertOwnCall(scope, name, given),
        },
        call,
      )
    }

  /** Another process calls a store, whose connection is here. */
  const forward: Handler = async (call, from) => {
    if (call.name === ON_WAKE) {
      const stop = lines.onWake(call.to, () => from.wake(call.to))
      void from.closed.then(stop)
      return {}
    }
    const store = lines.own(call.to)
    if (!store) throw new ChannelDatabaseUnavailable('UNREACHABLE')
    return store.call(call)
  }

  function accept(connection: Connection): Connection {
    accepted.add(connection)
    void connection.closed.then(() => accepted.delete(connection))
    if (stopping) connection.close(1001, 'Going away')
    return connection
  }

  function onConnection({ peer }: { peer: Peer }, socket: WebSocket, wireVersion: number, request: IncomingMessage) {
    if (peer === 'PROCESS') return void accept(openConnection(socket, { handle: forward, log, peer: 'headquarters' }))
    const { channelDatabaseId, keyId, database } = peer
    const handle = handleStore(channelDatabaseId)
    const connection = accept(openConnection(socket, { handle, log, peer: channelDatabaseId }))
    const programVersion = programVersionIn(request)
    const id = randomUUID()
    const recorded = { id, channelDatabaseId, database, internalUrl: internalUrl(), wireVersion, programVersion }
    held.set(id, { ...recorded, keyId, connection })
    lines.add(channelDatabaseId, connection)
    log.info({ channelDatabaseId, wireVersion, programVersion }, `store ${channelDatabaseId}: connected`)
    const recording = recordConnection(hq.db, recorded).catch(cannotRecord)
    void recording.then(() => onStore?.(channelDatabaseId))
    void connection.closed.then(async () => {
      held.delete(id)
      log.info({ channelDatabaseId }, `store ${channelDatabaseId}: disconnected`)
      await recording
      await endConnections(hq.db, [id]).catch(cannotRecord)
    })
  }
  const cannotRecord = (error: unknown) => {
    logFault(log, error, 'connections of stores cannot be recorded', { level: 'warn' })
  }

  /** So that people see it where they look at the store. A process that stops refuses everyone. */
  async function noteRefusal({ refused, message }: WireRefusal, request: IncomingMessage): Promise<void> {
    const bearer = bearerIn(request)
    if (stopping || bearer === undefined) return
    const channelDatabaseId = await signerOfAssertion(hq.db, bearer)
    if (channelDatabaseId === null) return
    await recordRefusal(hq.db, channelDatabaseId, { code: refused, message, programVersion: programVersionIn(request) })
  }

  /** Renews the leases, and ends the connections of stores whose key is no longer valid. */
  async function renew(): Promise<void> {
    if (held.size === 0) return
    const renewed = new Set(await renewConnections(hq.db, [...held.keys()]))
    for (const [id, { keyId, connection, ...recorded }] of [...held]) {
      const { keys } = await storeOf(recorded.channelDatabaseId)
      if (!keys.some((key) => key.keyId === keyId)) connection.close(FORBIDDEN, 'The key is no longer valid')
      else if (!renewed.has(id)) await recordConnection(hq.db, recorded)
    }
  }
  const renewing = setInterval(() => void renew().catch(cannotRecord), RENEWED_EVERY_MS)

  return {
    upgrade: acceptUpgrades<{ peer: Peer }>({
      authenticate,
      onConnection,
      versions,
      onRefused: (refusal, request) => {
        const { refused, message } = refusal
        log.warn({ refused, programVersion: programVersionIn(request) }, `a store was refused: ${message}`)
        noteRefusal(refusal, request).catch(cannotRecord)
      },
    }),
    /** The stores that are connected to this process. */
    connected: () => [...new Set([...held.values()].map(({ channelDatabaseId }) => channelDatabaseId))].sort(),
    async stop() {
      stopping = true
      clearInterval(renewing)
      const ids = [...held.keys()]
      const closing = [...accepted]
      for (const connection of closing) connection.close(1001, 'Going away')
      await Promise.all(closing.map(({ closed }) => closed))
      await endConnections(hq.db, ids).catch(cannotRecord)
    },
  }
}

async function whatBelongsTo(
  { db }: HeadquartersDatabase,
  channelDatabaseId: string,
): Promise<{ scope: StoreScope; keys: ClaimKey[] }> {
  const { channels, legalEntities, keys } = await readStore(db, channelDatabaseId)
  const claimKeys = Object.entries(keys).map(async ([keyId, jwk]) => ({
    algorithm: ALGORITHM,
    keyId,
    key: await importedOnce(keyId, jwk),
  }))
  return { scope: { channelDatabaseId, channels, legalEntities }, keys: await Promise.all(claimKeys) }
}

/** Imported keys by their ids, which are their thumbprints: importing one takes longer than reading the store. */
const imported = new Map<string, ReturnType<typeof importKey>>()

function importedOnce(keyId: string, jwk: unknown): ReturnType<typeof importKey> {
  const known = imported.get(keyId) ?? importKey(publicKey.parse(jwk))
  imported.set(keyId, known)
  return known
}

/** A second database with the identity of a first is refused while that is in contact. */
async function refusalOf(
  { db }: HeadquartersDatabase,
  channelDatabaseId: string,
  here: Whereabouts,
): Promise<WireRefusal | null> {
  if (await isConnectedWithAnother(db, channelDatabaseId, here.database))
    return {
      refused: 'CHANNEL_DATABASE_CLONED',
      message: `Another database is connected as ${channelDatabaseId}. Stop one of the two.`,
    }
  const admission = await admitPlace(db, channelDatabaseId, here)
  return typeof admission === 'string' ? null : { refused: admission.code, message: admission.message }
}

function programVersionIn({ headers }: IncomingMessage): string | null {
  const version = headers[VERSION_HEADER]
  return typeof version === 'string' ? version.slice(0, 40) : null
}

function whereaboutsIn({ headers }: IncomingMessage): Whereabouts | null {
  const sent = headers[WHEREABOUTS_HEADER]
  if (typeof sent !== 'string') return null
  try {
    return whereabouts.parse(JSON.parse(Buffer.from(sent, 'base64url').toString()))
  } catch {
    return null
  }
}

/** Keeps what was read for a while, by key. What could not be read is read again. */
function keptFor<T>(milliseconds: number, read: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const kept = new Map<string, { at: number; value: Promise<T> }>()
  return (key) => {
    const known = kept.get(key)
    if (known && performance.now() - known.at < milliseconds) return known.value
    const value = read(key)
    kept.set(key, { at: performance.now(), value })
    value.catch(() => kept.delete(key))
    return value
  }
}
