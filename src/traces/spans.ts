import {
  context,
  INVALID_SPAN_CONTEXT,
  propagation,
  ROOT_CONTEXT,
  type Span,
  type SpanOptions,
  SpanStatusCode,
  TraceFlags,
  trace,
} from '@opentelemetry/api'

// What this process tells OpenTelemetry of its work (docs/traces.md). Off, each of these functions is one comparison:
// no SDK is loaded, and no context follows the calls. No span has a value of a request, or a message of an error.

export { SpanKind } from '@opentelemetry/api'

let isOn = false

/** Says whether a provider of spans is registered (start/traces.ts). */
export function switchTraces(on: boolean): void {
  isOn = on
}

export const isTracing = (): boolean => isOn

const NO_SPAN: Span = trace.wrapSpanContext(INVALID_SPAN_CONTEXT)

export const tracer = () => trace.getTracer('tillsync')

/** Does the work in a span, below the current one. One that throws makes it an error, with the error's name or code. */
export function inSpan<T>(name: string, options: SpanOptions, work: (span: Span) => Promise<T>): Promise<T> {
  if (!isOn) return work(NO_SPAN)
  return tracer().startActiveSpan(name, options, async (span) => {
    try {
      return await work(span)
    } catch (error) {
      markFailed(span, error)
      throw error
    } finally {
      span.end()
    }
  })
}

/** The same, only within a trace that is recorded: work that polls begins no traces of its own. */
export function inChildSpan<T>(name: string, options: SpanOptions, work: (span: Span) => Promise<T>): Promise<T> {
  return isRecorded() ? inSpan(name, options, work) : work(NO_SPAN)
}

/** Ends a span's work as an error: by the name or the code alone, since a message may hold what a customer wrote. */
export function markFailed(span: Span, error: unknown): void {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined
  const isCode = typeof code === 'string' && /^[A-Z0-9_]{2,40}$/.test(code)
  span.setAttribute('error.type', isCode ? code : error instanceof Error ? error.name : typeof error)
  span.setStatus({ code: SpanStatusCode.ERROR })
}

/** The current span as a W3C `traceparent`; undefined outside of traces. */
export function traceparentNow(): string | undefined {
  if (!isOn) return undefined
  const carrier: { traceparent?: string } = {}
  propagation.inject(context.active(), carrier)
  return carrier.traceparent
}

/** The same to be kept with an operation: null unless the trace is recorded. */
export function traceparentToKeep(): string | null {
  return isRecorded() ? (traceparentNow() ?? null) : null
}

/** Whether the current trace is recorded, here or where it comes from. */
function isRecorded(): boolean {
  const flags = isOn ? trace.getActiveSpan()?.spanContext().traceFlags : undefined
  return flags !== undefined && (flags & TraceFlags.SAMPLED) !== 0
}

/** The ids of the current span, for a line of the log. */
export function traceOfLine(): { trace_id: string; span_id: string } | undefined {
  const current = isOn ? trace.getActiveSpan()?.spanContext() : undefined
  return current && { trace_id: current.traceId, span_id: current.spanId }
}

/** Does the work as part of the trace that a `traceparent` names; one that is none, or malformed, is passed over. */
export function continuing<T>(traceparent: unknown, work: () => T): T {
  if (!isOn || typeof traceparent !== 'string') return work()
  return context.with(contextOf(traceparent), work)
}

/** What a `traceparent` names, as the parent of spans. */
export const contextOf = (traceparent: string) => propagation.extract(ROOT_CONTEXT, { traceparent })
