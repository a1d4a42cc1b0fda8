// @module-tag long
import fc from 'fast-check'
import { test } from 'vitest'
import { mergePairs } from './merge-pairs.ts'
import { startMerging } from './merging.ts'
import { pair } from './pairs.ts'

test('pairs of customers that tills change meanwhile are merged, undone and erased, and both sides agree', async () => {
  const merging = await startMerging()
  await fc.assert(
    fc.asyncProperty(fc.array(pair, { minLength: 12, maxLength: 12 }), (pairs) => mergePairs(merging, pairs)),
    { numRuns: 1, endOnFailure: true },
  )
}, 600_000)
