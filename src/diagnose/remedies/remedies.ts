/** How much a remedy can do that was not meant. */
export type Risk = 'NONE' | 'LOW' | 'MEDIUM' | 'HIGH'

/** What applying a mutation as a remedy means. `title` and `effect` are given the mutation's `input`. */
type Spec = {
  /** The input type of the mutation, and what is asked back. */
  inputType: string
  selection: string
  risk: Risk
  title: (input: Input) => string
  effect: (input: Input) => string
  /** The mutation has a `dryRun` of its own. */
  dryRun?: true
  /** The mutation takes (or needs) a `reason`. */
  reason?: true
}

/** A remedy's variables as they are read by title and effect. */
export type Input = Readonly<Record<string, unknown>>

const named = (value: unknown) => (typeof value === 'string' ? value : 'all')
const ERRORS = 'userErrors { __typename code field message }'

/** The mutations that cure something: the table that diagnoses and `applyRemedy` both read. */
export const REMEDIES = {
  runCdxJob: {
    inputType: 'RunCdxJobInput!',
    selection: `sessions { __typename ... on DownloadSession { id number status message rowsAffected } ... on UploadSession { id number uploadStatus: status message operations } } ${ERRORS}`,
    risk: 'NONE',
    title: ({ job, channelDatabase }) => `Run job ${named(job)} for ${named(channelDatabase)}`,
    effect: ({ job, channelDatabase }) =>
      job === 'P-0001'
        ? `P-0001 takes what is pending in ${named(channelDatabase)} to headquarters now.`
        : `Job ${named(job)} brings ${named(channelDatabase)} what has changed at headquarters now.`,
  },
  retrySession: {
    inputType: 'SessionInput!',
    selection: `session { __typename ... on DownloadSession { id number status message } } ${ERRORS}`,
    risk: 'NONE',
    title: () => 'Try the download session again',
    effect: () => 'The session is tried again with all its tries before it; those that wait behind it can follow.',
  },
  cancelSession: {
    inputType: 'SessionInput!',
    selection: `session { __typename ... on DownloadSession { id number status message } ... on UploadSession { id number uploadStatus: status message } } ${ERRORS}`,
    risk: 'LOW',
    title: () => 'Cancel the session',
    effect: () => 'The session is given up; the next session of the job carries what it should have.',
  },
  flushChannelCache: {
    inputType: 'FlushChannelCacheInput!',
    selection: `channelDatabases { id key } ${ERRORS}`,
    risk: 'NONE',
    title: ({ channelDatabase }) => `Flush the cache of ${named(channelDatabase)}`,
    effect: () => 'The next capture loads the configuration again instead of waiting until the cache expires.',
  },
  synchronizeCustomersAndChannelRequests: {
    inputType: 'SynchronizeInput!',
    selection: `runs { id number status done failed waiting message } ${ERRORS}`,
    risk: 'NONE',
    title: () => 'Run Synchronize customers and channel requests',
    effect: () => 'What has been uploaded of the legal entity is synchronized now.',
  },
  synchronizeOperation: {
    inputType: 'SynchronizeOperationInput!',
    selection: `operation { id status lastKnownError { code field message } } rehearsal { outcome error { code field message } } ${ERRORS}`,
    risk: 'LOW',
    dryRun: true,
    reason: true,
    title: () => 'Synchronize the operation',
    effect: () => 'This one operation is judged again and, if nothing is wrong with it, applied at headquarters.',
  },
  synchronizeOperations: {
    inputType: 'SynchronizeOperationsInput!',
    selection: `bulkRun { id } ${ERRORS}`,
    risk: 'LOW',
    dryRun: true,
    reason: true,
    title: () => 'Synchronize the failed operations again',
    effect: () => 'All operations that failed with this error are judged again, each customer’s in order, as one run.',
  },
  saveOperation: {
    inputType: 'SaveOperationInput!',
    selection: `operation { id status revision } rehearsal { outcome error { code field message } } ${ERRORS}`,
    risk: 'MEDIUM',
    dryRun: true,
    reason: true,
    title: () => 'Save a correction of the operation',
    effect: () => 'The corrected value is kept beside what was captured; synchronizing applies it.',
  },
  resolveConflict: {
    inputType: 'ResolveConflictInput!',
    selection: `operation { id status revision } ${ERRORS}`,
    risk: 'MEDIUM',
    dryRun: true,
    reason: true,
    title: () => 'Choose whose value holds',
    effect: () => 'The choice is kept with the operation; synchronizing applies it.',
  },
  dismissOperation: {
    inputType: 'DismissOperationInput!',
    selection: `operation { id status } ${ERRORS}`,
    risk: 'HIGH',
    dryRun: true,
    reason: true,
    title: () => 'Give the operation up',
    effect: () => 'The operation counts as settled without being applied; later ones of the customer go on.',
  },
  restoreOperation: {
    inputType: 'RestoreOperationInput!',
    selection: `operation { id status revision } ${ERRORS}`,
    risk: 'MEDIUM',
    dryRun: true,
    reason: true,
    title: () => 'Restore the operation that was given up',
    effect: () => 'The operation is UPLOADED again, and is synchronized with the next run.',
  },
  resumeBulkRun: {
    inputType: 'BulkRunInput!',
    selection: `bulkRun { id } ${ERRORS}`,
    risk: 'LOW',
    title: () => 'Go on with the bulk run',
    effect: () => 'The bulk run goes on where it was paused.',
  },
  setSchedule: {
    inputType: 'SetScheduleInput!',
    selection: `schedule { id active recurrence nextRunAt } ${ERRORS}`,
    risk: 'LOW',
    title: ({ schedule }) => `Activate the schedule ${named(schedule)}`,
    effect: ({ schedule }) => `The schedule ${named(schedule)} runs its jobs again, from now on.`,
  },
  setChannelOffline: {
    inputType: 'SetChannelOfflineInput!',
    selection: `channel { id key offline } ${ERRORS}`,
    risk: 'LOW',
    title: ({ channel }) => `Take the channel ${named(channel)} online`,
    effect: () => 'What is pending there is uploaded with the next P-0001, and real-time calls are made again.',
  },
  setRealtimeServiceAvailable: {
    inputType: 'SetRealtimeServiceAvailableInput!',
    selection: `channel { id key realtimeServiceAvailable } ${ERRORS}`,
    risk: 'LOW',
    title: ({ channel }) => `Make the Real-time Service available to ${named(channel)}`,
    effect: () => 'What goes to headquarters in real time is possible from this channel again.',
  },
  setDataSyncPaused: {
    inputType: 'SetDataSyncPausedInput!',
    selection: `channelDatabase { id key pauseDataSync } ${ERRORS}`,
    risk: 'LOW',
    title: ({ channelDatabase }) => `Go on with data synchronization of ${named(channelDatabase)}`,
    effect: ({ channelDatabase }) => `Uploads from and downloads to ${named(channelDatabase)} go on.`,
  },
  acceptChannelDatabase: {
    inputType: 'AcceptChannelDatabaseInput!',
    selection: `channelDatabase { id key rewoundAt } ${ERRORS}`,
    risk: 'HIGH',
    reason: true,
    title: ({ channelDatabase }) => `Accept ${named(channelDatabase)} as it is`,
    effect: ({ channelDatabase }) =>
      `${named(channelDatabase)} becomes a new source: what it has is uploaded, and everything is downloaded to it again.`,
  },
  acceptHeadquarters: {
    inputType: 'AcceptHeadquartersInput!',
    selection: `accepted losses { channelDatabase { id key } customers customersSentAgain operations message } ${ERRORS}`,
    risk: 'HIGH',
    dryRun: true,
    reason: true,
    title: () => 'Accept headquarters as it is',
    effect: () =>
      'Headquarters goes on as it is now. What it lost of captured operations is uploaded again and keeps its account numbers; customers that it still does not have are taken away at the channels. A dry run says beforehand how many those are.',
  },
  reconcile: {
    inputType: 'ReconcileInput!',
    selection: `run { id number status message } found { kind count } ${ERRORS}`,
    risk: 'LOW',
    dryRun: true,
    title: () => 'Compare headquarters and the channels',
    effect: () =>
      'What headquarters has lost of completed operations is synchronized again with the same account number; what differs at a channel comes with the next 1010.',
  },
  acceptDifference: {
    inputType: 'AcceptDifferenceInput!',
    selection: `difference { id status } ${ERRORS}`,
    risk: 'MEDIUM',
    reason: true,
    title: () => 'Let the difference be as it is',
    effect: () => 'What headquarters has counts from now on, and comes to the channels with the next 1010.',
  },
  setUpOrganization: {
    inputType: 'SetUpOrganizationInput!',
    selection: `changed ${ERRORS}`,
    risk: 'MEDIUM',
    dryRun: true,
    title: () => 'Change the organization',
    effect: () => 'The organization is changed as the variables say.',
  },
  enableFeature: {
    inputType: 'EnableFeatureInput!',
    selection: `feature { id key status } ${ERRORS}`,
    risk: 'MEDIUM',
    dryRun: true,
    title: ({ feature }) => `Enable the feature ${named(feature)}`,
    effect: ({ feature }) => `${named(feature)} is enabled at headquarters; the channels follow with their jobs.`,
  },
  setFunctionalityProfile: {
    inputType: 'SetFunctionalityProfileInput!',
    selection: `functionalityProfile { id } ${ERRORS}`,
    risk: 'MEDIUM',
    title: ({ profile }) => `Change the functionality profile ${named(profile)}`,
    effect: () => 'The profile is changed at headquarters; its channels follow with 1070.',
  },
} as const satisfies { readonly [mutation: string]: Spec }

/** A mutation that can be a remedy. */
export type MutationField = keyof typeof REMEDIES

/** What the table says of a mutation. */
export const specOf = (mutation: MutationField): Spec => REMEDIES[mutation]

/** True when a text names a mutation of the table. */
export const isMutationField = (name: unknown): name is MutationField =>
  typeof name === 'string' && Object.hasOwn(REMEDIES, name)

/** The document that calls a mutation with its `input`. */
export function documentOf(mutation: MutationField): string {
  const { inputType, selection } = specOf(mutation)
  return `mutation ${mutation}($input: ${inputType}) { ${mutation}(input: $input) { ${selection} } }`
}
