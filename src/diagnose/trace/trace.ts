/** The steps of an operation in the pipeline, in their order. */
export const STEPS = ['CAPTURED', 'UPLOADED', 'SYNCHRONIZED', 'DISTRIBUTED'] as const
export type PipelineStep = (typeof STEPS)[number]

/** One step: when it was completed or is expected, by which job, in which session and run. Times are RFC 3339. */
export type TraceStepView = {
  step: PipelineStep
  at: string | null
  expectedAt: string | null
  job: string | null
  session: { type: 'DownloadSession' | 'UploadSession'; id: string } | null
  runId: string | null
}

/**
 * The progress of an operation to headquarters and back. `whyNotExpected`: the reason that there is no expected time.
 */
export type TraceView = {
  operationId: string
  steps: TraceStepView[]
  waitingFor: string | null
  expectedAtHeadquarters: string | null
  expectedBack: string | null
  whyNotExpected: string | null
}
