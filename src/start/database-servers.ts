import { join } from 'node:path'
import type { Config } from '../config.ts'
import { type Database, openDatabase } from '../db/client.ts'
import { createDatabaseIfMissing } from '../db/embedded/create-database.ts'
import { type EmbeddedServer, startEmbeddedServer } from '../db/embedded/server.ts'
import type { Log } from '../server/log.ts'
import type { Sides } from '../sides/sides.ts'

/** Where this installation's databases are: on embedded servers of its own, or on the user's. */
export type DatabaseServers = {
  /** Headquarters' database. */
  hqUrl: string
  /** The URL that a registered connection (`embedded:<name>`, `env:<VARIABLE>`, `file:<path>`) stands for; an embedded database is made when missing. */
  channelUrl(connection: string): Promise<string>
  /** The embedded servers that run, for messages and fault tests. */
  embedded: { headquarters?: EmbeddedServer; channels?: EmbeddedServer }
  /** What runs, one line each, without secrets. */
  started(sides: Sides): string[]
  stop(): Promise<void>
}

/**
 * With HQ_DATABASE_URL, headquarters is the user's server; else two embedded servers are started, one for headquarters and one for the
 * channel databases, so that headquarters can be away alone. The channels' embedded server is only started when something needs it.
 */
export async function startDatabaseServers(config: Config, log: Log): Promise<DatabaseServers> {
  const embedded: DatabaseServers['embedded'] = {}
  const start = (name: string) => startEmbeddedServer({ name, folder: join(config.dataFolder, name), log })
  let channels: Promise<EmbeddedServer> | null = null
  const channelServer = async () => {
    channels ??= start('channels')
    embedded.channels = await channels
    return embedded.channels
  }

  if (!config.hqDatabaseUrl) {
    ;[embedded.headquarters] = await Promise.all([start('headquarters'), channelServer()])
    await createDatabaseIfMissing(embedded.headquarters.url('postgres'), 'headquarters')
  }
  return {
    hqUrl: config.hqDatabaseUrl?.reveal() ?? embedded.headquarters?.url('headquarters') ?? '',
    embedded,
    async channelUrl(connection) {
      const name = /^embedded:(.+)$/.exec(connection)?.[1]
      if (name === undefined) return config.secret(connection).reveal()
      const server = await channelServer()
      await createDatabaseIfMissing(server.url('postgres'), name)
      return server.url(name)
    },
    started(sides) {
      const { headquarters: hq, channels: own } = embedded
      const lines = [
        hq
          ? `PostgreSQL ${hq.name}: 127.0.0.1:${hq.port}, database headquarters`
          : 'Headquarters: the database of HQ_DATABASE_URL',
        ...(own
          ? [`PostgreSQL ${own.name}: 127.0.0.1:${own.port}, databases ${[...sides.channels.keys()].join(', ')}`]
          : []),
      ]
      const folders = [hq, own].flatMap((server) => (server ? [server.dataFolder] : []))
      if (folders.length > 0)
        lines.push(`PostgreSQL user tillsync; its passwords are in tillsync.json of ${folders.join(' and ')}`)
      if (sides.channelSides.size === 0)
        lines.push('There is no organization yet: begin with `npx tillsync setup FILE` (docs/setup.md)')
      return lines
    },
    async stop() {
      await Promise.all([embedded.channels?.stop(), embedded.headquarters?.stop()])
    },
  }
}

/** A pool as the server uses it; `name` is shown in pg_stat_activity. */
export const openPool = (url: string, name: string): Database =>
  openDatabase(url, { applicationName: `tillsync ${name}`, max: 16 })
