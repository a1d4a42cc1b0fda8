import { BUILT_FOLDER } from '../../src/server/built/built-folder.ts'
import { pageFolder } from '../../src/server/page/bundle.ts'

/** Builds the page once for the whole run: a server over a data folder of its own would build it there, at the cost of seconds each. */
export default async function setup(): Promise<void> {
  await pageFolder(BUILT_FOLDER)
}
