import { startGenerator } from './harness/load.ts'
import { startServers } from './harness/servers.ts'
import { startTillsync } from './harness/tillsync.ts'
import type { Group } from './row.ts'
import { measureAtRest } from './together/at-rest.ts'
import { measureCommitToSocket } from './together/commit-to-socket.ts'
import { measureLinkedBack } from './together/linked-back.ts'

// Everything together, in one process with all roles, as `tillsync serve` runs it.

const group: Group = async (bench) => {
  const servers = await startServers({ track_commit_timestamp: 'on', shared_preload_libraries: 'pg_stat_statements' })
  const tillsync = await startTillsync(servers, {
    roles: 'hq,channel,worker',
    settings: { TILLSYNC_SIMULATOR: 'on' },
  })
  await measureAtRest(bench, servers, tillsync)
  await measureCommitToSocket(bench, servers, tillsync)
  await measureLinkedBack(bench, servers, startGenerator(), tillsync)
}
export default group
