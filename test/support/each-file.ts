import { afterAll, afterEach } from 'vitest'
import { cleanUpAfterFile } from './after-file.ts'
import './checked-rows.ts'
import { dropTestDatabases } from './databases.ts'

// Runs before each test file; modules are shared by the files of a worker, so what belongs to a file begins here.
let failed = false

afterEach(({ task }) => {
  failed ||= task.result?.state === 'fail'
})

// Databases are dropped when all that uses them has ended.
afterAll(() => dropTestDatabases(failed))
afterAll(cleanUpAfterFile)
