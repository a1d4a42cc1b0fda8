// The build of the page. Plain JavaScript, so that Vite reads it without writing a compiled copy beside it.
import { fileURLToPath } from 'node:url'

export default {
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
