import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { PACKAGE_FOLDER } from '../src/config/package.ts'

const lockfile = z.object({
  packages: z.record(z.string(), z.object({ integrity: z.string().optional(), link: z.boolean().optional() })),
})

test('each package of the lockfile has its integrity, those of other platforms too', async () => {
  const { packages } = lockfile.parse(JSON.parse(await readFile(join(PACKAGE_FOLDER, 'package-lock.json'), 'utf8')))
  const without = Object.entries(packages).filter(
    ([path, { integrity, link }]) => path !== '' && !link && !/^sha512-[\w+/]{86}==$/.test(integrity ?? ''),
  )
  expect(without.map(([path]) => path)).toEqual([])
})
