import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { z } from 'zod'
import { afterFile } from './after-file.ts'

const value = z.union([
  z.object({ stringValue: z.string() }).transform((each) => each.stringValue),
  z.object({ intValue: z.union([z.number(), z.string()]) }).transform((each) => Number(each.intValue)),
  z.object({ boolValue: z.boolean() }).transform((each) => each.boolValue),
  z.object({ arrayValue: z.unknown() }).transform((each) => JSON.stringify(each.arrayValue)),
])
const attributes = z
  .array(z.object({ key: z.string(), value }))
  .default([])
  .transform((list) => Object.fromEntries(list.map(({ key, value }) => [key, value])))
const spanSchema = z.object({
  traceId: z.string(),
  spanId: z.string(),
  parentSpanId: z.string().optional(),
  name: z.string(),
  attributes,
  links: z.array(z.object({ traceId: z.string(), spanId: z.string() })).default([]),
  status: z.object({ code: z.number().optional() }).default({}),
})
const exported = z.object({
  resourceSpans: z.array(
    z.object({
      resource: z.object({ attributes }),
      scopeSpans: z.array(z.object({ spans: z.array(spanSchema) })),
    }),
  ),
})

/** A span as the receiver got it, with its resource. */
export type ReceivedSpan = z.infer<typeof spanSchema> & { resource: { [name: string]: unknown } }

/** A collector on this machine: a real HTTP server that takes spans in OTLP's JSON. */
export type OtlpReceiver = {
  /** The base, for OTEL_EXPORTER_OTLP_ENDPOINT. */
  readonly url: string
  readonly spans: readonly ReceivedSpan[]
  /** Everything that was sent, as it was sent. */
  bodies(): string
  of(traceId: string): ReceivedSpan[]
  /** Resolves when the spans fulfil the condition. */
  until(condition: (spans: readonly ReceivedSpan[]) => boolean): Promise<void>
}

/** Starts a receiver. It ends with the file's tests. */
export async function otlpReceiver(): Promise<OtlpReceiver> {
  const spans: ReceivedSpan[] = []
  const bodies: string[] = []
  const waiting = new Set<() => void>()
  const server = createServer((request, response) => {
    const pieces: Buffer[] = []
    request.on('data', (piece: Buffer) => pieces.push(piece))
    request.on('end', () => {
      const body = Buffer.concat(pieces).toString('utf8')
      if (request.url !== '/v1/traces') return void response.writeHead(404).end()
      bodies.push(body)
      for (const { resource, scopeSpans } of exported.parse(JSON.parse(body)).resourceSpans)
        for (const scope of scopeSpans)
          for (const span of scope.spans) spans.push({ ...span, resource: resource.attributes })
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
      for (const wake of waiting) wake()
    })
  })
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  afterFile(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  )
  return {
    url: `http://127.0.0.1:${port}`,
    spans,
    bodies: () => bodies.join('\n'),
    of: (traceId) => spans.filter((span) => span.traceId === traceId),
    until: (condition) =>
      new Promise((resolve) => {
        const look = () => {
          if (!condition(spans)) return
          waiting.delete(look)
          resolve()
        }
        waiting.add(look)
        look()
      }),
  }
}
