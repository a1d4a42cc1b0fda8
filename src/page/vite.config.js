// How the page is built. Plain JavaScript, so that nothing has to be written beside it to read it.
import { fileURLToPath } from 'node:url'

export default {
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/',
  // The page is the same in every environment: what it needs to know it asks the server.
  envDir: false,
  publicDir: 'public',
  build: {
    target: 'es2023',
    modulePreload: { polyfill: false },
    // A data: URL would need an exception in the Content-Security-Policy for each kind of file.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
  },
  server: {
    proxy: { '/graphql': { target: process.env.TILLSYNC_URL ?? 'http://127.0.0.1:4000', ws: true } },
  },
}
