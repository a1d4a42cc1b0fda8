// The build of the page. Plain JavaScript, so that Vite reads it without writing a compiled copy beside it.
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

const DOCUMENTS = fileURLToPath(new URL('./generated/documents.ts', import.meta.url))
const CLIENT = fileURLToPath(new URL('../client/', import.meta.url))
const NO_PRINTER = fileURLToPath(new URL('./api/no-printer.ts', import.meta.url))
const ONE_DOCUMENT = /^export const (\w+) = (new TypedDocumentString\(`[^`]*`(?:, \{[^}]*\})?\))[^\n]*;$/gm

/**
 * Makes each document of the API a module of its own: so a view is loaded with those that it uses, and the page begins
 * without those of the others.
 */
const eachDocumentWithItsView = {
  name: 'each-document-with-its-view',
  apply: 'build',
  enforce: 'pre',
  resolveId: (id) => (id.startsWith(`${DOCUMENTS}?of=`) ? id : null),
  async load(id) {
    const [file, name] = id.split('?of=')
    if (file !== DOCUMENTS) return null
    const source = await readFile(DOCUMENTS, 'utf8')
    const documents = [...source.matchAll(ONE_DOCUMENT)]
    const pathOf = (of) => JSON.stringify(`${DOCUMENTS}?of=${of}`)
    const one = documents.find((document) => document[1] === name)
    const code = one
      ? `import { TypedDocumentString } from ${pathOf('')}\nexport const ${name} = /* @__PURE__ */ ${one[2]}`
      : name === ''
        ? source.replace(ONE_DOCUMENT, '')
        : [`export * from ${pathOf('')}`, ...documents.map(([, of]) => `export { ${of} } from ${pathOf(of)}`)].join(
            '\n',
          )
    // A module that is not used is left out.
    return { code, moduleSideEffects: false }
  },
}

/** The page's documents are texts: what prints them for the client's other users is left out. */
const withoutPrinter = {
  name: 'without-printer',
  apply: 'build',
  enforce: 'pre',
  resolveId: (id, importer) => (id === 'graphql' && importer?.startsWith(CLIENT) ? NO_PRINTER : null),
}

export default {
  plugins: [eachDocumentWithItsView, withoutPrinter],
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/',
  // The page is the same in every environment; it reads its settings from the server.
  envDir: false,
  publicDir: 'public',
  build: {
    target: 'es2023',
    modulePreload: { polyfill: false },
    // A data: URL would need an exception in the Content-Security-Policy.
    assetsInlineLimit: 0,
    // A view never appears without its styles, which a lost connection would keep from it.
    cssCodeSplit: false,
    reportCompressedSize: false,
  },
  server: {
    proxy: {
      '/graphql': { target: process.env.TILLSYNC_URL ?? 'http://127.0.0.1:4000', ws: true },
      '/sign-in': { target: process.env.TILLSYNC_URL ?? 'http://127.0.0.1:4000' },
    },
  },
}
