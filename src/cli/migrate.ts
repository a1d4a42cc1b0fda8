import { defineCommand } from 'citty'
import { readConfig } from '../config/config.ts'
import { openLog } from '../config/log.ts'
import { migrate } from '../db/migrate.ts'
import { openPool, startDatabaseServers } from '../start/database-servers.ts'
import { withSetting } from '../start/refused-address.ts'
import { servedDatabases } from '../start/served-databases.ts'

export const migrateCommand = defineCommand({
  meta: { name: 'migrate', description: 'Migrates the databases of headquarters and the channels, and exits' },
  args: { data: { type: 'string', description: 'Data folder (TILLSYNC_DATA) with the embedded databases' } },
  async run({ args }) {
    const config = readConfig({ TILLSYNC_DATA: args.data })
    const servers = await startDatabaseServers(config, openLog({ logLevel: 'silent' }))
    try {
      const setting = config.hqMigrationUrl ? 'MIGRATION_HQ_DATABASE_URL' : 'HQ_DATABASE_URL'
      report('headquarters', await withSetting(setting, () => migrate(servers.hqMigrationUrl, 'hq')))
      const hq = openPool(servers.hqUrl, 'migrate', config)
      try {
        for (const { id, connection } of await servedDatabases(config, hq))
          report(id, await migrate(await servers.channelMigrationUrl(connection), 'channel'))
      } finally {
        await hq.close()
      }
    } finally {
      await servers.stop()
    }
  },
})

function report(database: string, migrations: number): void {
  process.stdout.write(`${database}: ${migrations === 0 ? 'up to date' : `${migrations} migrations applied`}\n`)
}
