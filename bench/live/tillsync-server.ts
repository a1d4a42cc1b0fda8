import { readConfig } from '../../src/config/config.ts'
import { start } from '../../src/main.ts'
import { answer, cpuUsed } from './process.ts'

// The program itself, over headquarters' database. Only the limits on sockets are raised, since all subscribers share a
// token and an address.

const running = await start(readConfig())
const token = await running.tokens.issueToken({
  roles: ['ADMINISTRATOR'],
  channels: 'ALL',
  ttlSeconds: 3600,
  subject: 'bench',
})
process.on('SIGTERM', () => void running.stop().then(() => process.exit()))

answer({
  address: () => ({ url: running.url, token }),
  cpu: () => ({ cpu: cpuUsed() }),
})
