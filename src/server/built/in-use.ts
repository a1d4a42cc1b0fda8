import { readdir, rm, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'

/** A built page or explorer, or an unfinished draft of one. */
const BUILT = /^(page|explorer)-[0-9a-f]{16}(\.[0-9a-f-]{36})?$/
const HOUR = 60 * 60_000
const SAY_EVERY = 6 * HOUR
/**
 * A build that no process has marked as in use for this long is removed: neither another version nor another machine
 * with the same folder uses it.
 */
const UNUSED_AFTER = 7 * 24 * HOUR

/** Marks a build as in use by its modification time, now and as long as this process lives. */
export async function keepInUse(folder: string): Promise<void> {
  // The page of an image may be read-only; no process removes it either.
  const say = () => utimes(folder, new Date(), new Date()).catch(() => undefined)
  setInterval(say, SAY_EVERY).unref()
  await say()
}

/** Removes unused builds of former versions. Keeps `used`, and everything that is not a build. */
export async function removeUnused(cacheFolder: string, used: string, now = Date.now()): Promise<void> {
  const names = await readdir(cacheFolder).catch(() => [])
  for (const name of names.filter((name) => BUILT.test(name))) {
    const folder = join(cacheFolder, name)
    const seen = await stat(folder).catch(() => null)
    if (folder === used || !seen?.isDirectory() || now - seen.mtimeMs < UNUSED_AFTER) continue
    await rm(folder, { recursive: true, force: true }).catch(() => undefined)
  }
}
