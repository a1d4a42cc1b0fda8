import { builtFolder, type Part } from '../built/built-folder.ts'

/** What the page is made of, besides packages; it imports nothing else (test/imports.test.ts). */
export const PAGE_SOURCES = ['page', 'client', 'access/rules.ts', 'access/actor.ts']

const PAGE: Part = { name: 'page', sources: PAGE_SOURCES, builder: 'vite' }

/** The folder of the built page: index.html and assets/, each file also as .br and .gz. */
export const pageFolder = (cacheFolder: string): Promise<string> => builtFolder(PAGE, cacheFolder)
