import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { builtFolder, type Part } from '../built/built-folder.ts'

/** The two files that the explorer's page loads. */
export interface ExplorerBundle {
  readonly script: string
  readonly style: string
}

const EXPLORER: Part = {
  name: 'explorer',
  sources: ['server/explorer/page.js', 'server/explorer/page.css'],
  builder: 'esbuild',
}

/** The explorer, bundled with GraphiQL: it loads nothing from other hosts. */
export async function explorerBundle(cacheFolder: string): Promise<ExplorerBundle> {
  const folder = await builtFolder(EXPLORER, cacheFolder)
  const [script, style] = await Promise.all(['page.js', 'page.css'].map((name) => readFile(join(folder, name), 'utf8')))
  if (script === undefined || style === undefined) throw new Error('The build of the explorer is incomplete.')
  return { script, style }
}
