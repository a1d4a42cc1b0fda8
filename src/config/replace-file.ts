import { randomUUID } from 'node:crypto'
import { open, rename } from 'node:fs/promises'

/**
 * Writes a file in one step: whoever reads it meanwhile finds the former text or the new one, and never half of it.
 * Only the owner may read it unless `mode` says otherwise.
 */
export async function replaceFile(path: string, text: string, mode = 0o600): Promise<void> {
  await rename(await writeDraft(path, text, mode), path)
}

/** Writes the text beside the path, down to the disk, and returns where. Each call has a draft of its own. */
export async function writeDraft(path: string, text: string, mode = 0o600): Promise<string> {
  const draft = `${path}.${randomUUID()}.new`
  const file = await open(draft, 'wx', mode)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
  return draft
}
