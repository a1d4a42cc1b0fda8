import { afterAll, afterEach } from 'vitest'
import { cleanUpAfterFile } from './after-file.ts'
import './checked-rows.ts'
import { forgetClocks } from '../../src/db/database-clock.ts'
import { dropTestDatabases } from './databases.ts'

// Runs before each test file. The files of a worker share modules, so the state of a file starts here.
let failed = false
forgetClocks()

afterEach(({ task }) => {
  failed ||= task.result?.state === 'fail'
})

// Databases are dropped when everything that uses them has ended.
afterAll(() => dropTestDatabases(failed))
afterAll(cleanUpAfterFile)
