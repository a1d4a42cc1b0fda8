import { join } from 'node:path'
import type { Sides } from '../between/sides.ts'
import { type Config, PLAIN_DATABASE } from '../config/config.ts'
import type { Log } from '../config/log.ts'
import { type Database, openDatabase } from '../db/client.ts'
import { createDatabaseIfMissing } from '../db/embedded/create-database.ts'
import { type EmbeddedServer, startEmbeddedServer } from '../db/embedded/server.ts'
import type { Side } from '../db/migrations.ts'
import { applicationUrl, makeApplicationUser } from '../db/roles.ts'
import { connectionsTo } from '../db/server-connections.ts'
import { isOpenToOthers, TlsError } from '../db/tls.ts'

/** Where this installation's databases are: on embedded servers of its own, or on the user's. */
export type DatabaseServers = {
  /** Headquarters' database, for the running program; empty in a store. */
  hqUrl: string
  /** The same for the user who defines its tables. */
  hqMigrationUrl: string
  /** The same for listening and the job queue, past a pooler. */
  hqDirectUrl: string
  /**
   * The URL that a registered connection (`embedded:<name>`, `env:<VARIABLE>`, `file:<path>`) stands for; an embedded
   * database is created when it is missing.
   */
  channelUrl(connection: string): Promise<string>
  /** The same for the user who defines its tables. */
  channelMigrationUrl(connection: string): Promise<string>
  /** The same for connections that listen, past a pooler. */
  channelDirectUrl(connection: string): Promise<string>
  /** An embedded server; started if it is not running. */
  embeddedServer(name: 'headquarters' | 'channels'): Promise<EmbeddedServer>
  /** The embedded servers that run, for messages and fault tests. */
  embedded: { headquarters?: EmbeddedServer; channels?: EmbeddedServer }
  /** What was started, one line each, without secrets. */
  started(sides: Sides): string[]
  stop(): Promise<void>
}

/** Starts an embedded server elsewhere, and answers where it is. */
export type StartServer = (name: 'headquarters' | 'channels') => Promise<EmbeddedServer>

/**
 * With HQ_DATABASE_URL, headquarters is the user's server; otherwise two embedded servers are started, one for
 * headquarters and one for the channel databases, so that headquarters can be unreachable alone. The channels' embedded
 * server is only started when something needs it. Where one cannot start, or `signal` aborts meanwhile, none is left
 * running. `startServer`: they belong to another process.
 */
export async function startDatabaseServers(
  config: Config,
  log: Log,
  signal?: AbortSignal,
  startServer?: StartServer,
): Promise<DatabaseServers> {
  const embedded: DatabaseServers['embedded'] = {}
  signal?.throwIfAborted()
  const starts: Promise<EmbeddedServer>[] = []
  const ending = new AbortController()
  signal?.addEventListener('abort', () => ending.abort(signal.reason))
  async function start(name: 'headquarters' | 'channels'): Promise<EmbeddedServer> {
    ending.signal.throwIfAborted()
    if (startServer) {
      const server = await startServer(name)
      embedded[name] = server
      return server
    }
    const started = startEmbeddedServer({
      name,
      folder: join(config.dataFolder, name),
      log,
      signal: ending.signal,
    })
    starts.push(started)
    const server = await started
    await makeApplicationUser(server.url('postgres')).catch(async (error: unknown) => {
      await server.stop()
      throw error
    })
    embedded[name] = server
    return server
  }
  let channels: Promise<EmbeddedServer> | null = null
  const channelServer = () => {
    channels ??= start('channels').catch((error: unknown) => {
      // The next caller tries again.
      channels = null
      throw error
    })
    return channels
  }
  async function stop(): Promise<void> {
    ending.abort()
    await Promise.all(
      starts.map((started) =>
        started.then(
          (server) => server.stop(),
          () => undefined,
        ),
      ),
    )
  }

  if (!config.hqDatabaseUrl && !config.isStore) {
    try {
      const [headquarters] = await Promise.all([start('headquarters'), channelServer()])
      await createDatabaseIfMissing(headquarters.url('postgres'), 'headquarters')
    } catch (error) {
      await stop()
      throw error
    }
  }
  const embeddedHq = () => embedded.headquarters?.url('headquarters') ?? ''
  /** The superuser's URL of `embedded:<name>`; null for a server of the user's. */
  async function embeddedChannel(connection: string): Promise<string | null> {
    const name = /^embedded:(.+)$/.exec(connection)?.[1]
    if (name === undefined) return null
    const server = await channelServer()
    await createDatabaseIfMissing(server.url('postgres'), name)
    return server.url(name)
  }
  function checked(url: string): string {
    if (!config.allowPlainDatabase && isOpenToOthers(url))
      throw new TlsError(`A channel database's address ${PLAIN_DATABASE}.`)
    return url
  }
  /** Where listeners connect to, their connections count as well. */
  function counted(url: string): string {
    connectionsTo(url, config.connections.perServer)
    return url
  }
  const hqUrl = config.isStore ? '' : (config.hqDatabaseUrl?.reveal() ?? applicationUrl(embeddedHq()))
  return {
    hqUrl,
    hqDirectUrl: config.isStore ? '' : counted(config.hqDirectUrl?.reveal() ?? hqUrl),
    hqMigrationUrl: (config.hqMigrationUrl ?? config.hqDatabaseUrl)?.reveal() ?? embeddedHq(),
    async embeddedServer(name) {
      if (name === 'channels') return channelServer()
      if (!embedded.headquarters) throw new Error('Headquarters has a server of its own.')
      return embedded.headquarters
    },
    embedded,
    async channelUrl(connection) {
      const own = await embeddedChannel(connection)
      return own === null ? checked(config.secret(connection).reveal()) : applicationUrl(own)
    },
    async channelMigrationUrl(connection) {
      return (await embeddedChannel(connection)) ?? checked(config.migrationSecret(connection).reveal())
    },
    async channelDirectUrl(connection) {
      const own = await embeddedChannel(connection)
      return counted(own === null ? checked(config.directSecret(connection).reveal()) : applicationUrl(own))
    },
    started(sides) {
      const { headquarters: hq, channels: own } = embedded
      const lines = [
        ...(config.isStore
          ? []
          : [
              hq
                ? `PostgreSQL ${hq.name}: 127.0.0.1:${hq.port}, database headquarters`
                : 'Headquarters: the database of HQ_DATABASE_URL',
            ]),
        ...(config.hqDirectUrl ? ['Listening and the job queue: DIRECT_HQ_DATABASE_URL'] : []),
        ...(own
          ? [`PostgreSQL ${own.name}: 127.0.0.1:${own.port}, databases ${[...sides.channels.keys()].join(', ')}`]
          : []),
      ]
      const folders = [hq, own].flatMap((server) => (server ? [server.dataFolder] : []))
      if (folders.length > 0)
        lines.push(`PostgreSQL user tillsync; its passwords are in tillsync.json of ${folders.join(' and ')}`)
      if (config.isStore) lines.push(`Store of ${[...sides.ownSides.keys(), ...sides.notOpened.keys()].join(', ')}`)
      if (sides.channelSides.size === 0 && !config.isStore)
        lines.push('There is no organization yet: begin with `npx tillsync setup FILE` (docs/setup.md)')
      return lines
    },
    stop,
  }
}

/** A pool as the server uses it for a database of that side; `name` is shown in pg_stat_activity. */
export const openPool = (side: Side, url: string, name: string, { limits, connections }: Config): Database =>
  openDatabase(url, {
    applicationName: `tillsync ${name}`,
    max: connections.perDatabase,
    connectionsPerServer: connections.perServer,
    idleTimeout: connections.idleSeconds * 1_000,
    reads: {
      atOnce: limits.readsAtOnce,
      perToken: limits.readsPerToken,
      wait: limits.readWaitSeconds * 1_000,
      statementTimeout: limits.readSeconds * 1_000,
      plansOnce: side === 'channel',
    },
  })
