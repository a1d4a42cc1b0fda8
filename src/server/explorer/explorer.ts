import { join } from 'node:path'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Config } from '../../config/config.ts'
import { EXAMPLES } from '../documents/examples.ts'
import { type ExplorerBundle, explorerBundle } from './bundle.ts'

/** The path of the explorer. The token goes into the fragment, which browsers do not send: /graphiql#token=… */
export const EXPLORER_PATH = '/graphiql'

// Styles may be inline, because the menus of GraphiQL's component library write theirs into the page. Scripts may not.
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/**
 * Serves GraphiQL from this server alone. The page needs no token: without one it asks only who is signed in. `make`
 * bundles it once, and again only after a failure.
 */
export function serveExplorer(
  app: FastifyInstance,
  config: Pick<Config, 'dataFolder'>,
  make: (cacheFolder: string) => Promise<ExplorerBundle> = explorerBundle,
): void {
  let bundle: Promise<ExplorerBundle> | undefined
  const load = () => {
    bundle ??= make(join(config.dataFolder, 'cache')).catch((error) => {
      // The next request tries again.
      bundle = undefined
      throw error
    })
    return bundle
  }
  app.get(EXPLORER_PATH, (_, reply) => sendPage(reply, 'text/html', PAGE))
  app.get(`${EXPLORER_PATH}/page.js`, async (_, reply) => sendPage(reply, 'text/javascript', (await load()).script))
  app.get(`${EXPLORER_PATH}/page.css`, async (_, reply) => sendPage(reply, 'text/css', (await load()).style))
}

function sendPage(reply: FastifyReply, type: string, text: string): FastifyReply {
  return reply
    .header('content-type', `${type}; charset=utf-8`)
    .header('content-security-policy', CONTENT_SECURITY_POLICY)
    .header('cache-control', 'no-cache')
    .send(text)
}

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>tillsync explorer</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${EXPLORER_PATH}/page.css">
</head>
<body>
<div id="root">Loading…</div>
<script type="application/json" id="examples">${JSON.stringify(EXAMPLES).replaceAll('<', '\\u003c')}</script>
<script src="${EXPLORER_PATH}/page.js" defer></script>
</body>
</html>
`
