import { BUILT_FOLDER } from '../../src/server/built/built-folder.ts'
import { pageFolder } from '../../src/server/page/bundle.ts'

/**
 * Builds the page once for the whole run: otherwise each server with its own data folder would build it, in seconds.
 */
export default async function setup(): Promise<void> {
  await pageFolder(BUILT_FOLDER)
}
