import { readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * The folder of the program: a checkout or an installed package. The folders of `src/` and the bundles in `dist/` are
 * as deep.
 */
export const PACKAGE_FOLDER = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '')

/** Whether the program that runs was built (`dist/`); otherwise it is read from the sources. */
export const IS_BUILT = extname(fileURLToPath(import.meta.url)) === '.js'

/** The version in the package. */
export const VERSION = readVersion()

function readVersion(): string {
  const content: unknown = JSON.parse(readFileSync(join(PACKAGE_FOLDER, 'package.json'), 'utf8'))
  if (typeof content === 'object' && content !== null && 'version' in content && typeof content.version === 'string')
    return content.version
  throw new Error('The package has no version.')
}
