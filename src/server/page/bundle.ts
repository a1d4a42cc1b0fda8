import { builtFolder, type Part } from '../built/built-folder.ts'

/** The sources of the page, besides packages: the import rules allow it no others. */
const PAGE_SOURCES = ['page', 'client']

const PAGE: Part = { name: 'page', sources: PAGE_SOURCES, builder: 'vite' }

/** The folder of the built page: index.html and assets/, each file also as .br and .gz. */
export const pageFolder = (cacheFolder: string): Promise<string> => builtFolder(PAGE, cacheFolder)
