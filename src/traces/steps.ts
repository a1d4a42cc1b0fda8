import { type Attributes, context, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api'
import { contextOf, inSpan, isTracing, markFailed, tracer } from './spans.ts'

/** Context key: what is captured here is recorded by one span, such as that of a list. */
const CAPTURING = Symbol('capturing')

/** Does the work in the span `capture`. A list is one span, however many operations it captures. */
export function inCapture<T>(attributes: Attributes, work: () => Promise<T>): Promise<T> {
  if (!isTracing() || context.active().getValue(CAPTURING) === true) return work()
  return inSpan('capture', { kind: SpanKind.PRODUCER, attributes }, () =>
    context.with(context.active().setValue(CAPTURING, true), work),
  )
}

/** The steps of a captured operation after its capture. */
export type Step = 'upload' | 'synchronize' | 'download'

/** An operation of a batch that was captured in a trace, and what came of it. */
export type TracedOperation = {
  readonly operationId: string
  readonly traceparent: string
  readonly status?: string
  readonly errorCode?: string | null
}

/** A batch that is carried out. */
export type Batch = {
  /** False: nobody wants to know of its operations. */
  readonly isTraced: boolean
  /** Says which operations it carries: all of them, in the place of what was said before. */
  carries(operations: readonly TracedOperation[]): void
}

/**
 * How many traces of operations a batch writes its step into. Of more, those with the lowest random part of their ids,
 * as consistent sampling does: the same ones at each step.
 */
export const MOST_TRACES = 32
/** How many operations the span of a batch links to; the limit of OpenTelemetry's SDKs. */
export const MOST_LINKS = 128

const UNTRACED: Batch = { isTraced: false, carries() {} }

/**
 * Does a step for a batch of operations, in a span of its own that links to the operations. In the trace of each of
 * them (of `MOST_TRACES`), a span of the step lasts as long as the batch, and links to it.
 */
export function inBatch<T>(step: Step, attributes: Attributes, work: (batch: Batch) => Promise<T>): Promise<T> {
  if (!isTracing()) return work(UNTRACED)
  return inSpan(`${step} batch`, { kind: SpanKind.CONSUMER, attributes }, async (span) => {
    const beganAt = Date.now()
    let carried: readonly TracedOperation[] = []
    const batch: Batch = {
      isTraced: true,
      carries: (operations) => {
        carried = operations
      },
    }
    try {
      const done = await work(batch)
      recordSteps(step, { span, beganAt, attributes }, carried)
      return done
    } catch (error) {
      recordSteps(step, { span, beganAt, attributes, error }, carried)
      throw error
    }
  })
}

type BatchSpan = { span: Span; beganAt: number; attributes: Attributes; error?: unknown }

function recordSteps(step: Step, batch: BatchSpan, carried: readonly TracedOperation[]): void {
  const byContext = new Map<string, TracedOperation[]>()
  for (const each of carried) {
    const same = byContext.get(each.traceparent)
    if (same) same.push(each)
    else byContext.set(each.traceparent, [each])
  }
  const contexts = [...byContext].sort(([a], [b]) => compare(randomPart(a), randomPart(b)))
  for (const [traceparent] of contexts.slice(0, MOST_LINKS)) {
    const linked = trace.getSpanContext(contextOf(traceparent))
    if (linked) batch.span.addLink({ context: linked })
  }
  for (const [traceparent, operations] of contexts.slice(0, MOST_TRACES))
    recordStep(step, batch, traceparent, operations)
}

function recordStep(step: Step, batch: BatchSpan, traceparent: string, operations: readonly TracedOperation[]): void {
  const [first] = operations
  const failed = operations.find(({ status }) => status === 'FAILED')
  const span = tracer().startSpan(
    step,
    {
      kind: SpanKind.CONSUMER,
      startTime: batch.beganAt,
      links: [{ context: batch.span.spanContext() }],
      attributes: {
        ...batch.attributes,
        'tillsync.operations': operations.length,
        ...(operations.length === 1 && first && { 'tillsync.operation_id': first.operationId }),
      },
    },
    contextOf(traceparent),
  )
  const shown = failed ?? first
  if ('error' in batch) markFailed(span, batch.error)
  else if (shown?.status !== undefined) {
    span.setAttribute('tillsync.status', shown.status)
    if (failed) {
      span.setAttribute('error.type', failed.errorCode ?? 'FAILED')
      span.setStatus({ code: SpanStatusCode.ERROR })
    }
  }
  span.end()
}

/** The part of a trace id that W3C has made random: its last 56 bits. */
const randomPart = (traceparent: string): string => traceparent.slice(21, 35)

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
