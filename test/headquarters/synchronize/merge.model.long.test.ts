// @module-tag long
import fc from 'fast-check'
import { beforeAll, test } from 'vitest'
import type { HeadquartersDatabase } from '../../../src/between/sides.ts'
import { headquarters } from '../../support/headquarters.ts'
import { live, story } from './merge.ts'

let hq: HeadquartersDatabase
beforeAll(async () => {
  hq = await headquarters()
})

test('names, for 80 customers, the conflicts that others have changed since the edit’s version, to another value, and loses no other', async () => {
  await fc.assert(
    fc.asyncProperty(story, (each) => live(hq, each)),
    { numRuns: 80 },
  )
}, 1_200_000)
