// @module-tag long
import fc from 'fast-check'
import { test } from 'vitest'
import { mergePairs } from './merge-pairs.ts'
import { startMerging } from './merging.ts'
import { pair } from './pairs.ts'

test('1,000 pairs of customers that tills change meanwhile are merged, undone and erased, and both sides agree', async () => {
  const merging = await startMerging()
  await fc.assert(
    fc.asyncProperty(fc.array(pair, { minLength: 1_000, maxLength: 1_000 }), (pairs) => mergePairs(merging, pairs)),
    { numRuns: 1, endOnFailure: true },
  )
}, 3_600_000)
