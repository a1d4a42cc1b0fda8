import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { replaceFile } from '../../config/replace-file.ts'
import { jsonOf } from '../../model/json-of.ts'

/** What a machine needs to join without a person: `{ "url": "https://hq.example.com", "code": "XXXX-…" }`. */
const joinFile = z.object({ url: z.string(), code: z.string() })
export type JoinFile = z.infer<typeof joinFile>

/** Reads the file of an unattended join. Throws what is wrong with it, without its content. */
export async function readJoinFile(path: string): Promise<JoinFile> {
  const { data, success } = joinFile.safeParse(jsonOf(await readFile(path, 'utf8')))
  if (!success) throw new Error(`${path} must be JSON with url and code: { "url": "https://hq…", "code": "XXXX-…" }.`)
  return data
}

/** Writes the file for the store of a channel database, and returns its path. */
export async function writeJoinFile(folder: string, channelDatabase: string, content: JoinFile): Promise<string> {
  const path = join(folder, `${channelDatabase.replace(/[^\w.-]/g, '_')}.join.json`)
  await replaceFile(path, `${JSON.stringify(content, null, 2)}\n`, 0o600)
  return path
}
