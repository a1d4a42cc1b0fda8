import { execFile } from 'node:child_process'
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { PACKAGE_FOLDER } from '../../src/config/package.ts'
import { migrationsFolder } from '../../src/db/migrations.ts'

const SIDES = ['hq', 'channel'] as const
const journal = z.object({ entries: z.array(z.object({ tag: z.string() })) })

test.each(SIDES)(
  '%s keeps one snapshot, of its last migration (npm run db:generate removes the others)',
  async (side) => {
    const meta = join(migrationsFolder(side), 'meta')
    const { entries } = journal.parse(JSON.parse(await readFile(join(meta, '_journal.json'), 'utf8')))
    const number = entries.at(-1)?.tag.slice(0, 4)
    expect((await readdir(meta)).sort()).toEqual([`${number}_snapshot.json`, '_journal.json'])
  },
)

test.each(SIDES)('the tables of %s are what its migrations make: drizzle-kit has nothing to add', async (side) => {
  const folder = await mkdtemp(join(tmpdir(), 'tillsync-migrations-'))
  try {
    await cp(migrationsFolder(side), join(folder, side), { recursive: true })
    const before = await readdir(join(folder, side))
    const config = {
      dialect: 'postgresql',
      casing: 'snake_case',
      schema: join(PACKAGE_FOLDER, `src/db/tables/${side}/*.ts`),
      // drizzle-kit takes it as a path below the folder it runs in.
      out: side,
    }
    await writeFile(join(folder, 'drizzle.config.json'), JSON.stringify(config))
    const drizzleKit = join(PACKAGE_FOLDER, 'node_modules/drizzle-kit/bin.cjs')
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [drizzleKit, 'generate', '--config', 'drizzle.config.json'],
      { cwd: folder },
    )
    // It exits with 0, too, when it wants to ask whether a column was renamed.
    expect(stdout).toContain('No schema changes')
    expect(await readdir(join(folder, side))).toEqual(before)
  } finally {
    await rm(folder, { recursive: true })
  }
})
