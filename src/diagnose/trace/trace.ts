/** The steps of an operation, in their order. */
export const STEPS = ['CAPTURED', 'UPLOADED', 'SYNCHRONIZED', 'DISTRIBUTED'] as const
export type PipelineStep = (typeof STEPS)[number]

/** One step: when it was made, or is expected to be; by which job, in which session and run. Times are RFC 3339. */
export type TraceStepView = {
  step: PipelineStep
  at: string | null
  expectedAt: string | null
  job: string | null
  session: { type: 'DownloadSession' | 'UploadSession'; id: string } | null
  runId: string | null
}

/** Where an operation is on its way to headquarters and back. `whyNotExpected`: why there is no expected time. */
export type TraceView = {
  operationId: string
  steps: TraceStepView[]
  waitingFor: string | null
  expectedAtHeadquarters: string | null
  expectedBack: string | null
  whyNotExpected: string | null
}
