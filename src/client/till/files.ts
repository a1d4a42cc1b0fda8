/**
 * A till's captures as files, for Node: `import { fileStore } from 'tillsync/till/files'`.
 *
 * @module
 */

import { link, mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { CAPTURES, type CaptureMutation, type StoredCapture } from './capture.ts'
import { aborted, type CaptureStore, NotKept } from './store.ts'

/**
 * Keeps each capture as a file of the folder, written to disk before it counts as kept. The files hold personal data
 * until the server has accepted them: the folder is made for this user only. One program at a time may send from it.
 */
export async function fileStore(folder: string): Promise<CaptureStore> {
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch((error: unknown) => {
    throw notKept(error)
  })
  await removeLeftOvers(folder)
  const fileOf = (number: number) => join(folder, `${String(number).padStart(16, '0')}.json`)
  const numbers = async () =>
    (await readdir(folder))
      .map((name) => Number(/^(\d{16})\.json$/.exec(name)?.[1] ?? 0))
      .filter((number) => number > 0)
      .sort((a, b) => a - b)
  const readOne = async (number: number): Promise<StoredCapture | null> => {
    const text = await readFile(fileOf(number), 'utf8').catch(() => null)
    if (text === null) return null
    try {
      return storedCapture.parse(JSON.parse(text))
    } catch (cause) {
      throw new Error(`${fileOf(number)} is damaged. Move it away to go on without this capture.`, { cause })
    }
  }
  /** One change after the other. */
  let turn: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = turn.then(work)
    turn = done.catch(() => {})
    return done
  }
  return {
    read: () =>
      inTurn(async () => {
        const captures = await Promise.all((await numbers()).map(readOne))
        return captures.filter((capture) => capture !== null)
      }),
    add: (capture) =>
      inTurn(async () => {
        const last = (await numbers()).at(-1) ?? 0
        for (let number = Math.max(last + 1, Date.now()); ; number++) {
          const stored = { ...capture, number }
          if (await writeDurably(folder, fileOf(number), JSON.stringify(stored), link)) return stored
        }
      }).catch((error: unknown) => {
        throw notKept(error)
      }),
    change: (number, change) =>
      inTurn(async () => {
        const stored = await readOne(number)
        if (!stored) return
        const next = change(stored)
        if (next) await writeDurably(folder, fileOf(number), JSON.stringify(next), rename)
        else await rm(fileOf(number), { force: true })
      }),
    watch: () => () => {},
    announce() {},
    async alone(signal, send) {
      const path = join(resolve(folder), 'sending')
      while (!(await takes(path))) {
        await Promise.race([aborted(signal), new Promise((again) => setTimeout(again, 1_000))])
        if (signal.aborted) return
      }
      try {
        await send()
      } finally {
        heldHere.delete(path)
        await rm(path, { force: true })
      }
    },
    async close() {
      await turn
    },
  }
}

/** The files by which this program says that it sends. */
const heldHere = new Set<string>()

/** Writes this program's id into the file, unless a program that still runs has. */
async function takes(path: string): Promise<boolean> {
  if (heldHere.has(path)) return false
  heldHere.add(path)
  const own = `${path}.${process.pid}`
  try {
    await writeFile(own, String(process.pid), { mode: 0o600 })
    if (await isLeftBehind(path)) await rm(path, { force: true })
    // Fails where there is the file already: it is never there without a program's id.
    await link(own, path)
    return true
  } catch {
    heldHere.delete(path)
    return false
  } finally {
    await rm(own, { force: true })
  }
}

/** True when the program that has written the file has ended; in a container the next one has the same id. */
async function isLeftBehind(path: string): Promise<boolean> {
  const pid = Number(await readFile(path, 'utf8').catch(() => process.pid))
  return pid === process.pid || !isRunning(pid)
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** Removes what programs were writing when they ended: of those captures, nobody was told that they are kept. */
async function removeLeftOvers(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const pid = Number(/\.(\d+)\.\d+\.new$/.exec(name)?.[1] ?? 0)
    if (pid === 0) continue
    const path = join(folder, name)
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Number.POSITIVE_INFINITY }))
    if (pid === process.pid ? mtimeMs < performance.timeOrigin : !isRunning(pid)) await rm(path, { force: true })
  }
}

const message = z.object({ code: z.string(), field: z.array(z.string()).nullable(), message: z.string() })
const mutations = Object.keys(CAPTURES).filter((name): name is CaptureMutation => name in CAPTURES)
const storedCapture: z.ZodType<StoredCapture> = z.object({
  number: z.number(),
  mutation: z.enum(mutations),
  customerId: z.string(),
  status: z.enum(['KEPT', 'ACCEPTED', 'REFUSED', 'SETTLED']),
  keptAt: z.string(),
  idempotencyKey: z.string(),
  input: z.record(z.string(), z.unknown()).nullable(),
  userErrors: z.array(message),
  warnings: z.array(message),
  operationId: z.string().nullable(),
  customer: z.string().nullable(),
  accountNumber: z.string().nullable(),
  failed: z.boolean(),
})

let writes = 0

/**
 * Writes a file under another name, and then puts it in its place: after a power failure it has the old content or the
 * new one. False when `put` is `link`, and the file is there already.
 */
async function writeDurably(
  folder: string,
  path: string,
  text: string,
  put: (from: string, to: string) => Promise<void>,
): Promise<boolean> {
  writes += 1
  const own = `${path}.${process.pid}.${writes}.new`
  try {
    const file = await open(own, 'w', 0o600)
    try {
      await file.writeFile(text)
      await file.sync()
    } finally {
      await file.close()
    }
    await put(own, path)
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  } finally {
    await rm(own, { force: true })
  }
  // Windows opens no folder, and needs none to be written.
  const directory = await open(folder, 'r').catch(() => null)
  await directory?.sync().finally(() => directory.close())
  return true
}

const notKept = (error: unknown) =>
  new NotKept(`Nothing was captured: the till cannot write its files (${codeOf(error)}).`, { cause: error })

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : 'unknown')
