import { afterAll } from 'vitest'
// First, so that its hook comes last: databases are dropped when all that uses them has ended.
import './databases.ts'

const cleanUps: (() => unknown)[] = []

// Added while the file is loaded: a hook that is added while another hook runs is never called.
afterAll(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp()
})

/** Does something when the file's tests are over, also when it is asked for inside a hook; the last asked for comes first. */
export function afterFile(cleanUp: () => unknown): void {
  cleanUps.push(cleanUp)
}
