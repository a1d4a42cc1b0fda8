import process from 'node:process'
import { defineConfig } from 'vite'

const { TILLSYNC_URL = 'http://127.0.0.1:4000', PORT = '4173' } = process.env

// The API is served from the page's own address, under which the server sees it, so that it needs no ALLOWED_ORIGINS.
export default defineConfig({
  preview: { port: Number(PORT), proxy: { '/graphql': { target: TILLSYNC_URL, ws: true } } },
})
