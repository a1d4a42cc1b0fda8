import type { FastifyInstance } from 'fastify'

/** Whether the process can do its work, and what of it is missing. Names of parts only: it is shown without a token. */
export interface Readiness {
  /** False only when none of the roles that this process serves can work. */
  readonly ready: boolean
  /** Each part and its state, such as `headquarters: "unreachable"`. */
  readonly parts: Readonly<Record<string, string>>
}

/** How health is found out. */
export interface HealthParts {
  readonly ready?: (() => Promise<Readiness>) | undefined
  readonly stopping: () => boolean
}

/** /healthz says that the process lives; /readyz whether it should be sent requests. */
export function serveHealth(app: FastifyInstance, { ready, stopping }: HealthParts): void {
  app.get('/healthz', async () => ({ status: 'ok' }))
  app.get('/readyz', async (_, reply) => {
    const { ready: able, parts } = ready ? await ready() : { ready: true, parts: {} }
    const open = able && !stopping()
    reply.code(open ? 200 : 503)
    return { status: stopping() ? 'stopping' : able ? 'ready' : 'not ready', parts }
  })
}
