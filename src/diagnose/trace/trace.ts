/** The hops of an operation, in their order. */
export const HOPS = ['CAPTURED', 'UPLOADED', 'SYNCHRONIZED', 'DISTRIBUTED'] as const
export type Hop = (typeof HOPS)[number]

/** One hop: when it was made, or is expected to be; by which job, in which session and run. Times are RFC 3339. */
export type TraceHopView = {
  hop: Hop
  at: string | null
  expectedAt: string | null
  job: string | null
  session: { type: 'DownloadSession' | 'UploadSession'; id: string } | null
  runId: string | null
}

/** Where an operation is on its way to headquarters and back. `whyNotExpected`: why there is no expected time. */
export type TraceView = {
  operationId: string
  hops: TraceHopView[]
  waitingFor: string | null
  expectedAtHeadquarters: string | null
  expectedBack: string | null
  whyNotExpected: string | null
}
