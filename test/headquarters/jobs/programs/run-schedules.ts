import { openDatabase } from '../../../../src/db/client.ts'
import { startSchedules } from '../../../../src/headquarters/jobs/start-schedules.ts'

// A process that takes a schedule's job and never ends it: to be killed.
const [url = ''] = process.argv.slice(2)
startSchedules({
  headquarters: { db: openDatabase(url), url },
  runJob: () => {
    process.stdout.write('took it\n')
    return new Promise(() => {})
  },
  maintenance: [],
  onFault: (error) => console.error(error),
})
