import { readFile, stat } from 'node:fs/promises'

const LOOKED_AT_EVERY_MS = 1_000

/** The content of a file, read again within a second after a change. */
export interface WatchedFile<T> {
  /** The current content. Throws the error of `read` while the file is damaged. */
  current(): Promise<T>
  /** The content if the file was looked at within the last second; undefined otherwise: `current` looks. */
  lately(): T | undefined
}

/** Reads a file and watches it. `read` gets its text, or undefined while the file does not exist. */
export async function watchFile<T>(
  path: string,
  read: (text: string | undefined) => T | Promise<T>,
): Promise<WatchedFile<T>> {
  // The mark is taken first, so that the next check sees a change between the two.
  let mark = await markOf(path)
  let value = await read(await textOf(path))
  let lookedAt = performance.now()
  return {
    lately: () => (performance.now() - lookedAt < LOOKED_AT_EVERY_MS ? value : undefined),
    async current() {
      if (performance.now() - lookedAt < LOOKED_AT_EVERY_MS) return value
      lookedAt = performance.now()
      const now = await markOf(path)
      if (now !== mark) {
        value = await read(await textOf(path))
        mark = now
      }
      return value
    },
  }
}

/** Changes whenever the file is written or replaced. */
async function markOf(path: string): Promise<string | undefined> {
  const found = await orAbsent(stat(path))
  return found && `${found.mtimeMs}-${found.ino}-${found.size}`
}

function textOf(path: string): Promise<string | undefined> {
  return orAbsent(readFile(path, 'utf8'))
}

async function orAbsent<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}
