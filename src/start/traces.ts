import { randomUUID } from 'node:crypto'
import type { Config } from '../config/config.ts'
import type { Log } from '../config/log.ts'
import { logFault } from '../config/log-fault.ts'
import { VERSION } from '../config/package.ts'
import { isTracing, switchTraces } from '../traces/spans.ts'

/** Milliseconds that a stop waits until the last spans are sent. */
const LAST_SENT_WITHIN_MS = 2_000

/**
 * Starts to send spans to the collector, if the configuration names one. The SDK is loaded only then. The returned
 * function sends what is left.
 */
export async function startTraces({ tracesUrl, roles, isStore }: Config, log: Log): Promise<() => Promise<void>> {
  // A process has one provider: what is started beside in the same process sends by it.
  if (tracesUrl === undefined || isTracing()) return async () => {}
  const [api, { W3CTraceContextPropagator }, { OTLPTraceExporter }, resources, sdk] = await Promise.all([
    import('@opentelemetry/api'),
    import('@opentelemetry/core'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/resources'),
    import('@opentelemetry/sdk-trace-node'),
  ])
  const { diag, DiagLogLevel } = api
  // The SDK tries again by itself; what it says of a failure may quote the collector's answer.
  const lost = () => logFault(log, new Error('Spans could not be sent to the collector.'), 'traces', { level: 'warn' })
  diag.setLogger({ error: lost, warn: lost, info() {}, debug() {}, verbose() {} }, DiagLogLevel.WARN)
  const provider = new sdk.NodeTracerProvider({
    resource: resources
      .resourceFromAttributes({
        'service.name': isStore ? 'tillsync-store' : 'tillsync',
        'service.version': VERSION,
        'service.instance.id': randomUUID(),
        'tillsync.roles': [...roles],
      })
      .merge(resources.detectResources({ detectors: [resources.envDetector] })),
    spanProcessors: [new sdk.BatchSpanProcessor(new OTLPTraceExporter({ url: tracesUrl }))],
  })
  // Baggage is not taken over: it may hold anything.
  provider.register({ propagator: new W3CTraceContextPropagator() })
  switchTraces(true)
  return async () => {
    switchTraces(false)
    const late = new Promise<void>((resolve) => setTimeout(resolve, LAST_SENT_WITHIN_MS).unref())
    await Promise.race([provider.shutdown().catch(lost), late])
    for (const part of [api.trace, api.context, api.propagation, diag]) part.disable()
  }
}
