import { SYSTEM } from '../../../../src/access/actor.ts'
import { openDatabase } from '../../../../src/db/client.ts'
import { underLease } from '../../../../src/headquarters/jobs/run.ts'
import { openSynchronize, synchronize } from '../../../../src/headquarters/synchronize/synchronize.ts'

// One run over USRT in a process of its own, to be killed: node … run-synchronize.ts <url> <chunk size>
const [url = '', chunkSize = '5000'] = process.argv.slice(2)
const hq = { url, db: openDatabase(url) }
const opened = await openSynchronize(hq, SYSTEM, { legalEntity: 'USRT' })
if ('alreadyRunning' in opened) throw new Error('A run is going on already.')
await underLease(hq.db, opened.run, (lease) =>
  synchronize(hq, SYSTEM, opened.run, lease, { chunkSize: Number(chunkSize) }),
)
await hq.db.close()
