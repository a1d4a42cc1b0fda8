import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Config } from '../../config/config.ts'
import { pageFolder } from './bundle.ts'
import { PAGE_PATH } from './page-path.ts'

// Nothing inline, nothing from another host, and no text becomes markup.
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "require-trusted-types-for 'script'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** The folder of built pages in the data folder. */
export const pageCache = (config: Pick<Config, 'dataFolder'>): string => join(config.dataFolder, 'cache')

/** Serves the page at `/`, from this server alone. It needs no token: without one it asks only who is signed in. */
export function serveDashboard(app: FastifyInstance, config: Pick<Config, 'dataFolder'>): void {
  app.register(fastifyStatic, { root: join(config.dataFolder), serve: false, preCompressed: true, cacheControl: false })
  const folder = () => pageFolder(pageCache(config))
  app.get('/assets/:file', async (request: { params: unknown }, reply) => {
    const file = Reflect.get(Object(request.params), 'file')
    // The name changes with the content.
    reply.header('cache-control', 'public, max-age=31536000, immutable')
    return reply.sendFile(`assets/${String(file)}`, await folder())
  })
  app.get('/favicon.svg', async (_, reply) =>
    reply.header('cache-control', 'public, max-age=86400').sendFile('favicon.svg', await folder()),
  )
  app.get('/*', async (request, reply) => {
    const { pathname } = new URL(request.url, 'http://page')
    const wanted = request.headers.accept?.includes('text/html') && PAGE_PATH.test(pathname)
    return wanted || pathname === '/' ? sendPage(reply, await folder()) : reply.callNotFound()
  })
}

function sendPage(reply: FastifyReply, folder: string): FastifyReply {
  reply.headers({
    'content-security-policy': CONTENT_SECURITY_POLICY,
    'cross-origin-opener-policy': 'same-origin',
    'cache-control': 'no-cache',
  })
  return reply.sendFile('index.html', folder)
}
