import { cp, mkdtemp, readdir, rm, truncate } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { BUILT_FOLDER } from '../../../src/server/built/built-folder.ts'
import { isWhole } from '../../../src/server/built/seal.ts'
import { pageFolder } from '../../../src/server/page/bundle.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tillsync-built-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

test('a page is whole as long as each of its files is as it was built', async () => {
  const page = join(folder, 'page')
  const built = await pageFolder(BUILT_FOLDER)
  const copied = () => cp(built, page, { recursive: true })
  await copied()
  expect(await isWhole(page)).toBe(true)
  const [script = ''] = (await readdir(join(page, 'assets'))).filter((name) => name.endsWith('.js'))
  await truncate(join(page, 'assets', script), 100)
  expect(await isWhole(page)).toBe(false)
  await rm(page, { recursive: true })
  await copied()
  await rm(join(page, 'index.html'))
  expect(await isWhole(page)).toBe(false)
  await rm(page, { recursive: true })
  await copied()
  await rm(join(page, 'files.json'))
  expect(await isWhole(page)).toBe(false)
})

test('a build that was truncated in the cache is built again at the next start', async () => {
  const starting = async () => {
    vi.resetModules()
    const { explorerBundle } = await import('../../../src/server/explorer/bundle.ts')
    return explorerBundle(folder)
  }
  const { script } = await starting()
  const [name = ''] = await readdir(folder)
  await truncate(join(folder, name, 'page.js'))
  expect((await starting()).script).toBe(script)
})
