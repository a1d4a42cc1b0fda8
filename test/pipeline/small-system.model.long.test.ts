// @module-tag long
import fc from 'fast-check'
import { beforeAll, test } from 'vitest'
import type { Installation } from '../support/installation.ts'
import { live, startSmallSystem, story } from './small-system.ts'

let tillsync: Installation
beforeAll(async () => {
  tillsync = await startSmallSystem()
})

test('two channels and headquarters end equal, as their model, whatever is captured, moved, and restored in between', async () => {
  await fc.assert(
    fc.asyncProperty(story, (commands) => live(tillsync, commands)),
    { numRuns: 30, endOnFailure: true },
  )
}, 1_800_000)
