import { randomUUID } from 'node:crypto'
import { rename, writeFile } from 'node:fs/promises'

/**
 * Writes a file in one step: a concurrent reader finds the former text or the new one, and never half of it.
 * Processes that share the folder each have a draft of their own. `mode` is the file's permissions.
 */
export async function replaceFile(path: string, text: string, mode: number): Promise<void> {
  const draft = `${path}.${randomUUID()}.new`
  await writeFile(draft, text, { mode })
  await rename(draft, path)
}
