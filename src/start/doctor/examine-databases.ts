import { join } from 'node:path'
import type { StoreIdentity } from '../../between/store/store-identity.ts'
import { ownerOf } from '../../channel/exchange/channel-identity.ts'
import { type Config, PLAIN_DATABASE } from '../../config/config.ts'
import type { Database } from '../../db/client.ts'
import { findEmbeddedServer } from '../../db/embedded/find.ts'
import { isOpenToOthers, TlsError } from '../../db/tls.ts'
import { storeDatabase } from '../open-store.ts'
import { knownDatabases, type ServedDatabase } from '../served-databases.ts'
import { directSettingOf } from '../warn-of-pooler.ts'
import { connectionFinding, type ExaminedDatabase, examineDatabase, type Target } from './examine-database.ts'
import { examineReplica } from './examine-replica.ts'
import { type Finding, notExamined, wrong } from './finding.ts'

/** The databases of an installation, as far as the program could work with them; the others have a finding. */
export type ExaminedDatabases = {
  readonly findings: readonly Finding[]
  readonly headquarters: Database | null
  /** By their ids. */
  readonly channels: ReadonlyMap<string, Database>
  /** Those that headquarters knows, or the store's own. */
  readonly served: readonly ServedDatabase[]
  close(): Promise<void>
}

const HEADQUARTERS = 'headquarters'

/** Examines the databases that a process with this configuration would use. `store`: the identity of its folder. */
export async function examineDatabases(config: Config, store: StoreIdentity | null): Promise<ExaminedDatabases> {
  const hq = config.isStore ? null : await examineHeadquarters(config)
  const served = config.isStore ? ownDatabase(config, store) : await knownDatabases(config, hq?.db ?? null)
  const examined = await Promise.all(
    served
      .filter(({ isStore }) => !isStore)
      .map(async ({ id, connection }) => ({ id, ...(await examineChannel(config, id, connection)) })),
  )
  const channels = new Map(examined.flatMap(({ id, db }) => (db ? [[id, db]] : [])))
  return {
    findings: [
      ...(hq?.findings ?? []),
      ...(await examineReplica(config)),
      ...examined.flatMap(({ findings }) => findings),
    ],
    headquarters: hq?.db ?? null,
    channels,
    served,
    async close() {
      await Promise.all([hq?.db, ...channels.values()].map((db) => db?.close()))
    },
  }
}

function ownDatabase(config: Config, store: StoreIdentity | null): ServedDatabase[] {
  return store ? [{ ...storeDatabase(config, store.channelDatabaseId), channels: null, isStore: false }] : []
}

async function examineHeadquarters(config: Config): Promise<ExaminedDatabase> {
  const url = config.hqDatabaseUrl?.reveal()
  if (url === undefined) return examineEmbedded(config, 'headquarters', HEADQUARTERS, HEADQUARTERS)
  return examineDatabase({
    subject: HEADQUARTERS,
    side: 'hq',
    setting: 'HQ_DATABASE_URL',
    url,
    direct: { url: config.hqDirectUrl?.reveal() ?? url, setting: 'DIRECT_HQ_DATABASE_URL' },
    migration: config.hqMigrationUrl
      ? { url: config.hqMigrationUrl.reveal(), setting: 'MIGRATION_HQ_DATABASE_URL' }
      : null,
    dataFolder: null,
  })
}

async function examineChannel(config: Config, id: string, connection: string): Promise<ExaminedDatabase> {
  const embedded = /^embedded:(.+)$/.exec(connection)?.[1]
  const examined =
    embedded === undefined
      ? await examineReferred(config, id, connection)
      : await examineEmbedded(config, 'channels', id, embedded)
  const owner = examined.db && (await ownerOf(examined.db))
  if (!owner || owner === id) return examined
  await examined.db?.close()
  const message = `This database belongs to the channel database ${owner}, not to ${id}.`
  const cure = `Correct ${connection}: it leads to another channel database's database.`
  return { findings: [...examined.findings, wrong('CONNECTION', id, message, cure)], db: null }
}

/** A database that is registered by the name of a variable, or by a file. */
async function examineReferred(config: Config, subject: string, setting: string): Promise<ExaminedDatabase> {
  let target: Target
  try {
    const url = checked(config, config.secret(setting).reveal())
    const [direct, migration] = [config.directSecret(setting).reveal(), config.migrationSecret(setting).reveal()]
    target = {
      subject,
      side: 'channel',
      setting,
      url,
      direct: { url: direct, setting: directSettingOf(setting) },
      migration: migration === url ? null : { url: migration, setting: `MIGRATION_${setting.replace(/^env:/, '')}` },
      dataFolder: null,
    }
  } catch (error) {
    if (error instanceof TlsError) return { findings: [connectionFinding({ subject, setting }, error)], db: null }
    const cure = `Set it for this process, or register the channel database with another connection.`
    return { findings: [wrong('CONNECTION', subject, `There is no address at ${setting}.`, cure)], db: null }
  }
  return examineDatabase(target)
}

function checked({ allowPlainDatabase }: Config, url: string): string {
  if (!allowPlainDatabase && isOpenToOthers(url))
    throw new TlsError(`The channel database's address ${PLAIN_DATABASE}.`)
  return url
}

/** A database on a server that the program starts with itself. */
async function examineEmbedded(
  { dataFolder }: Config,
  server: 'headquarters' | 'channels',
  subject: string,
  database: string,
): Promise<ExaminedDatabase> {
  const known = findEmbeddedServer(join(dataFolder, server))
  const stopped = (message: string): ExaminedDatabase => ({
    findings: [notExamined('CONNECTION', subject, message, 'Start the server: npx tillsync serve.')],
    db: null,
  })
  if (known === null)
    return stopped(`There is no embedded server in ${join(dataFolder, server)} that this user can read.`)
  if (!(await known.runs())) return stopped('Its embedded server does not run; it runs with the server.')
  const url = known.url(database)
  return examineDatabase({
    subject,
    side: server === 'headquarters' ? 'hq' : 'channel',
    setting: `the embedded server ${server}`,
    url,
    direct: { url, setting: '' },
    migration: null,
    dataFolder: known.dataFolder,
  })
}
