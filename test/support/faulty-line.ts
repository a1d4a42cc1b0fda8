import { onTestFinished } from 'vitest'
import { type ObservedLine, openLine } from '../../faults/installation/line.ts'

/** A connection to a database that can fail as networks do; `url` is the database's address through it. */
export type FaultyLine = ObservedLine & { readonly url: string }

/** Opens a line to a database on this machine; it is closed at the end of the test. */
export async function openFaultyLine(
  database: string,
  finished: (cleanUp: () => void) => void = onTestFinished,
): Promise<FaultyLine> {
  const url = new URL(database)
  const line = await openLine()
  line.leadTo(Number(url.port))
  url.hostname = '127.0.0.1'
  url.port = String(line.port)
  finished(() => line.close())
  return Object.assign(line, { url: url.href })
}
