import { rm } from 'node:fs/promises'
import { relative } from 'node:path'
import { PACKAGE_FOLDER } from '../src/config/config.ts'
import { BUILT_FOLDER, pageFolder } from '../src/server/page/bundle.ts'

// Older builds go: only the one that fits the sources is ever served.
await rm(BUILT_FOLDER, { recursive: true, force: true })
console.log(`The page is in ${relative(PACKAGE_FOLDER, await pageFolder(BUILT_FOLDER))}`)
