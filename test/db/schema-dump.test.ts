import { readFile, writeFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { dumpPath, dumpSchema } from '../../scripts/dump-schema.ts'
import { testDatabase } from '../support/databases.ts'

describe('the printed schema of a side', () => {
  // `npm run db:dump` runs this file with UPDATE_SCHEMA_DUMP=1: the databases of the tests are the ones to print.
  it.each(['hq', 'channel'] as const)(
    'of %s is what its migrations make (npm run db:dump prints it again)',
    async (side) => {
      const { db } = await testDatabase(side)
      const dumped = await dumpSchema(db)
      if (process.env.UPDATE_SCHEMA_DUMP === '1') await writeFile(dumpPath(side), dumped)
      expect(await readFile(dumpPath(side), 'utf8')).toBe(dumped)
    },
  )
})
