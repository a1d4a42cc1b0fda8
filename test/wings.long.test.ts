// @module-tag long
import { spawnSync } from 'node:child_process'
import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, normalize } from 'node:path'
import { expect, it } from 'vitest'
import { PACKAGE_FOLDER } from '../src/config/package.ts'

/** A relative import or export of a module, also of types alone. */
const IMPORT = /(?:from|import)\s*\(?\s*['"](\.{1,2}\/[^'"]+\.tsx?)['"]/g

it.each([
  ['channel', 'headquarters', 15],
  ['headquarters', 'channel', 25],
])(
  'src/%s type-checks, with its tests of the wing alone, where src/%s is deleted',
  async (wing, other, leastTests) => {
    const copy = await mkdtemp(join(tmpdir(), 'tillsync-wing-'))
    try {
      for (const part of ['src', 'test', 'tsconfig.json', 'package.json'])
        await cp(join(PACKAGE_FOLDER, part), join(copy, part), { recursive: true })
      await symlink(join(PACKAGE_FOLDER, 'node_modules'), join(copy, 'node_modules'))
      await rm(join(copy, 'src', other), { recursive: true })

      const sources = await filesOf(copy, `src/${wing}`, '.ts')
      const tests = await filesOf(copy, `test/${wing}`, '.test.ts')
      const stands = await Promise.all(tests.map(async (file) => !(await reachesMissing(copy, file))))
      const alone = tests.filter((_, nth) => stands[nth])
      expect(alone.length).toBeGreaterThanOrEqual(leastTests)

      // The setup of all tests declares what it provides them with.
      const files = [...sources, ...alone, 'test/support/global-setup.ts']
      await writeFile(
        join(copy, 'tsconfig.wing.json'),
        JSON.stringify({ extends: './tsconfig.json', files, include: [] }),
      )
      const tsc = join(PACKAGE_FOLDER, 'node_modules', 'typescript', 'bin', 'tsc')
      const { stdout } = spawnSync(process.execPath, [tsc, '--project', 'tsconfig.wing.json'], {
        cwd: copy,
        encoding: 'utf8',
      })
      expect(stdout).toBe('')
    } finally {
      await rm(copy, { recursive: true })
    }
  },
  // Two compilations of a wing, on a machine that is ten times slower.
  1_200_000,
)

async function filesOf(root: string, folder: string, end: string): Promise<string[]> {
  const names = await readdir(join(root, folder), { recursive: true })
  return names.filter((name) => name.endsWith(end)).map((name) => join(folder, name))
}

/** Whether a file imports, directly or through others, one that is not there. */
async function reachesMissing(root: string, file: string, seen = new Set<string>()): Promise<boolean> {
  if (seen.has(file)) return false
  seen.add(file)
  const text = await readFile(join(root, file), 'utf8').catch(() => null)
  if (text === null) return true
  for (const [, path = ''] of text.matchAll(IMPORT))
    if (await reachesMissing(root, normalize(join(dirname(file), path)), seen)) return true
  return false
}
