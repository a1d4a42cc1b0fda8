import type { FastifyInstance } from 'fastify'

/** Whether the process can do its work, and which parts are missing. Only names of parts: it needs no token. */
export interface Readiness {
  /** False only when none of the process's roles can work. */
  readonly ready: boolean
  /** Each part and its state, such as `headquarters: "unreachable"`. */
  readonly parts: Readonly<Record<string, string>>
}

/** How the health of the process is determined. */
export interface HealthParts {
  readonly ready?: (() => Promise<Readiness>) | undefined
  readonly stopping: () => boolean
}

/** /healthz reports that the process is alive; /readyz whether it should receive requests. */
export function serveHealth(app: FastifyInstance, { ready, stopping }: HealthParts): void {
  app.get('/healthz', async () => ({ status: 'ok' }))
  app.get('/readyz', async (_, reply) => {
    const { ready: able, parts } = ready ? await ready() : { ready: true, parts: {} }
    const open = able && !stopping()
    reply.code(open ? 200 : 503)
    return { status: stopping() ? 'stopping' : able ? 'ready' : 'not ready', parts }
  })
}
