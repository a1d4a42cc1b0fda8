import { defineCommand } from 'citty'
import { readStoreIdentity } from '../between/store/store-identity.ts'
import { readConfig } from '../config/config.ts'
import { openLog } from '../config/log.ts'
import { migrate } from '../db/migrate.ts'
import { openPool, startDatabaseServers } from '../start/database-servers.ts'
import { joinedStore, storeDatabase } from '../start/open-store.ts'
import { withSetting } from '../start/refused-address.ts'
import { servedDatabases } from '../start/served-databases.ts'
import { print } from './terminal/output.ts'

export const migrateCommand = defineCommand({
  meta: {
    name: 'migrate',
    description: 'Migrates the databases of headquarters and the channels, or that of a store, and exits',
  },
  args: { data: { type: 'string', description: 'Data folder (TILLSYNC_DATA) with the embedded databases' } },
  async run({ args }) {
    const config = readConfig({ TILLSYNC_DATA: args.data })
    const servers = await startDatabaseServers(config, openLog({ logLevel: 'silent' }))
    try {
      if (config.isStore) {
        const { id, connection } = storeDatabase(
          config,
          (await joinedStore(config, readStoreIdentity(config.dataFolder))).channelDatabaseId,
        )
        report(id, await migrate(await servers.channelMigrationUrl(connection), 'channel'))
        return
      }
      const setting = config.hqMigrationUrl ? 'MIGRATION_HQ_DATABASE_URL' : 'HQ_DATABASE_URL'
      report('headquarters', await withSetting(setting, () => migrate(servers.hqMigrationUrl, 'hq')))
      const hq = openPool('hq', servers.hqUrl, 'migrate', config)
      try {
        for (const { id, connection, isStore } of await servedDatabases(config, hq)) {
          if (isStore) print(`${id}: a store, which migrates its database itself`)
          else report(id, await migrate(await servers.channelMigrationUrl(connection), 'channel'))
        }
      } finally {
        await hq.close()
      }
    } finally {
      await servers.stop()
    }
  },
})

function report(database: string, migrations: number): void {
  print(`${database}: ${migrations === 0 ? 'up to date' : `${migrations} migrations applied`}`)
}
