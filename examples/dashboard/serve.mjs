// Serves the page, and the two clients that it imports as they are in their packages.
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import process from 'node:process'

const { TILLSYNC_URL = 'http://127.0.0.1:4000', PORT = '8080' } = process.env
const page = readFileSync(new URL('index.html', import.meta.url), 'utf8').replace('TILLSYNC_URL', TILLSYNC_URL)
const packages = {
  'graphql-ws': new URL('.', import.meta.resolve('graphql-ws/client')),
  'graphql-sse': new URL('.', import.meta.resolve('graphql-sse')),
}

const server = createServer((request, response) => {
  const [, name, file] = /^\/(graphql-ws|graphql-sse)\/([\w-]+\.m?js)$/.exec(request.url) ?? []
  try {
    const body = name ? readFileSync(new URL(file, packages[name])) : page
    response.writeHead(200, { 'content-type': name ? 'text/javascript' : 'text/html; charset=utf-8' }).end(body)
  } catch {
    response.writeHead(404).end()
  }
})
server.listen(Number(PORT), '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}/#token=…`))
