import { defineCommand } from 'citty'
import { revokeToken } from '../access/revocations.ts'
import { readConfig } from '../config/config.ts'

export const revokeCommand = defineCommand({
  meta: { name: 'revoke', description: 'Revokes a token; servers of the data folder refuse it within a second' },
  args: {
    token: { type: 'positional', description: 'The token itself, or its id (jti)', required: true },
    data: { type: 'string', description: 'Data folder (TILLSYNC_DATA)' },
  },
  async run({ args }) {
    const { dataFolder } = readConfig({ TILLSYNC_DATA: args.data })
    process.stdout.write(`Revoked: ${await revokeToken(dataFolder, args.token)}\n`)
  },
})
