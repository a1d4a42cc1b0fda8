import { createHash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { z } from 'zod'
import { jsonOf } from '../../model/json-of.ts'

/** The list of a build's files with their hashes. It is written last: a build without it was interrupted. */
const SEAL = 'files.json'
const seal = z.record(z.string(), z.string())

/** Lists the files of a finished build. */
export async function sealBuild(folder: string): Promise<void> {
  await writeFile(join(folder, SEAL), JSON.stringify(await hashesOf(folder), null, 1))
}

/**
 * Whether each file of a build is as it was built: a disk that was full or a copy that was cut short truncates files.
 */
export async function isWhole(folder: string): Promise<boolean> {
  const text = await readFile(join(folder, SEAL), 'utf8').catch(() => '')
  const listed = seal.safeParse(jsonOf(text))
  if (!listed.success) return false
  const found = await hashesOf(folder).catch((): Record<string, string> => ({}))
  return Object.entries(listed.data).every(([name, hash]) => found[name] === hash)
}

async function hashesOf(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const hashes = paths.map(async (path) => {
    const name = relative(folder, path).replaceAll('\\', '/')
    return [
      name,
      createHash('sha256')
        .update(await readFile(path))
        .digest('hex'),
    ] as const
  })
  return Object.fromEntries((await Promise.all(hashes)).filter(([name]) => name !== SEAL))
}
