import { readdir, rm, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'

/** A built page or explorer, or the draft of one that was never finished. */
const BUILT = /^(page|explorer)-[0-9a-f]{16}(\.[0-9a-f-]{36})?$/
const HOUR = 60 * 60_000
const SAY_EVERY = 6 * HOUR
/** A page that nobody has said to use for this long is nobody's: neither of another version's process, nor of one that is elsewhere over the same folder. */
const UNUSED_AFTER = 7 * 24 * HOUR

/** Says by its time that a built page is in use, now and as long as this process lives. */
export async function keepInUse(folder: string): Promise<void> {
  // A page of an image may be read-only: nobody removes that either.
  const say = () => utimes(folder, new Date(), new Date()).catch(() => undefined)
  setInterval(say, SAY_EVERY).unref()
  await say()
}

/** Removes built pages of former versions that nobody uses any more. `used` stays; so does what is not a built page. */
export async function removeUnused(cacheFolder: string, used: string, now = Date.now()): Promise<void> {
  const names = await readdir(cacheFolder).catch(() => [])
  for (const name of names.filter((name) => BUILT.test(name))) {
    const folder = join(cacheFolder, name)
    const seen = await stat(folder).catch(() => null)
    if (folder === used || !seen?.isDirectory() || now - seen.mtimeMs < UNUSED_AFTER) continue
    await rm(folder, { recursive: true, force: true }).catch(() => undefined)
  }
}
