/** The risk of unintended effects of a remedy. */
export type Risk = 'NONE' | 'LOW' | 'MEDIUM' | 'HIGH'

/** Describes a mutation as a remedy. `title` and `effect` receive the mutation's `input`. */
type Spec = {
  /** The input type of the mutation. */
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

/** A remedy's variables, as title and effect read them. */
export type Input = Readonly<Record<string, unknown>>

const named = (value: unknown) => (typeof value === 'string' ? value : 'all')
const ERRORS = 'userErrors { __typename code field message }'
const LOSSES = 'losses { channelDatabase { id key } customers customersSentAgain changes operations erasures message }'

/** The mutations that can be remedies: the table for diagnoses and for `applyRemedy`. */
export const REMEDIES = {
  runCdxJob: {
    inputType: 'RunCdxJobInput!',
    selection:
      'sessions { __typename ... on DownloadSession { id number status message rowsAffected } ' +
      `... on UploadSession { id number uploadStatus: status message operations } } ${ERRORS}`,
    risk: 'NONE',
    title: ({ job, channelDatabase }) => `Run job ${named(job)} for ${named(channelDatabase)}`,
    effect: ({ job, channelDatabase }) =>
      job === 'P-0001'
        ? `P-0001 uploads the pending operations of ${named(channelDatabase)} to headquarters now.`
        : `Job ${named(job)} downloads headquarters' changes to ${named(channelDatabase)} now.`,
  },
  retrySession: {
    inputType: 'SessionInput!',
    selection: `session { __typename ... on DownloadSession { id number status message } } ${ERRORS}`,
    risk: 'NONE',
    title: () => 'Retry the download session',
    effect: () => 'The session is retried with a new count of tries; the sessions after it can follow.',
  },
  cancelSession: {
    inputType: 'SessionInput!',
    selection:
      'session { __typename ... on DownloadSession { id number status message } ' +
      `... on UploadSession { id number uploadStatus: status message } } ${ERRORS}`,
    risk: 'LOW',
    title: () => 'Cancel the session',
    effect: () => 'The session is canceled; the next session of the job carries its content.',
  },
  flushChannelCache: {
    inputType: 'FlushChannelCacheInput!',
    selection: `channelDatabases { id key } ${ERRORS}`,
    risk: 'NONE',
    title: ({ channelDatabase }) => `Flush the cache of ${named(channelDatabase)}`,
    effect: () => 'The next capture reloads the configuration instead of waiting until the cache expires.',
  },
  synchronizeCustomersAndChannelRequests: {
    inputType: 'SynchronizeInput!',
    selection: `runs { id number status done failed waiting message } ${ERRORS}`,
    risk: 'NONE',
    title: () => 'Run Synchronize customers and channel requests',
    effect: () => 'The uploaded operations of the legal entity are synchronized now.',
  },
  synchronizeOperation: {
    inputType: 'SynchronizeOperationInput!',
    selection:
      'operation { id status lastKnownError { code field message } } ' +
      `rehearsal { outcome error { code field message } } ${ERRORS}`,
    risk: 'LOW',
    dryRun: true,
    reason: true,
    title: () => 'Synchronize the operation',
    effect: () => 'The operation is validated again and, if it is valid, applied at headquarters.',
  },
  synchronizeOperations: {
    inputType: 'SynchronizeOperationsInput!',
    selection: `bulkRun { id } ${ERRORS}`,
    risk: 'LOW',
    dryRun: true,
    reason: true,
    title: () => 'Synchronize the failed operations again',
    effect: () =>
      'All operations that failed with this error are validated again, those of each customer in order, in one run.',
  },
  saveOperation: {
    inputType: 'SaveOperationInput!',
    selection: `operation { id status revision } rehearsal { outcome error { code field message } } ${ERRORS}`,
    risk: 'MEDIUM',
    dryRun: true,
    reason: true,
    title: () => 'Save a correction of the operation',
    effect: () => 'The corrected value is stored beside the captured one; synchronizing applies it.',
  },
  resolveConflict: {
    inputType: 'ResolveConflictInput!',
    selection: `operation { id status revision } ${ERRORS}`,
    risk: 'MEDIUM',
    dryRun: true,
    reason: true,
    title: () => 'Choose between the values of headquarters and the channel',
    effect: () => 'The choice is stored with the operation; synchronizing applies it.',
  },
  dismissOperation: {
    inputType: 'DismissOperationInput!',
    selection: `operation { id status } ${ERRORS}`,
    risk: 'HIGH',
    dryRun: true,
    reason: true,
    title: () => 'Dismiss the operation',
    effect: () => 'The operation counts as complete without being applied; later ones of the customer proceed.',
  },
  restoreOperation: {
    inputType: 'RestoreOperationInput!',
    selection: `operation { id status revision } ${ERRORS}`,
    risk: 'MEDIUM',
    dryRun: true,
    reason: true,
    title: () => 'Restore the dismissed operation',
    effect: () => 'The operation is UPLOADED again and is synchronized by the next run.',
  },
  setCustomerAddressBooks: {
    inputType: 'SetCustomerAddressBooksInput!',
    selection: `customer { id addressBooks } ${ERRORS}`,
    risk: 'LOW',
    reason: true,
    title: () => 'Add the address book of the channel to the customer',
    effect: () => 'The channels of the address book have the customer from the next 1010 on.',
  },
  resumeBulkRun: {
    inputType: 'BulkRunInput!',
    selection: `bulkRun { id } ${ERRORS}`,
    risk: 'LOW',
    title: () => 'Resume the bulk run',
    effect: () => 'The bulk run continues where it was paused.',
  },
  releaseSchedule: {
    inputType: 'ReleaseScheduleInput!',
    selection: `schedule { id status nextRunAt } ${ERRORS}`,
    risk: 'LOW',
    title: ({ schedule }) => `Release the schedule ${named(schedule)}`,
    effect: ({ schedule }) =>
      `The schedule ${named(schedule)} runs again; if it has missed a time, it runs its jobs once now.`,
  },
  setSchedule: {
    inputType: 'SetScheduleInput!',
    selection: `schedule { id active recurrence nextRunAt } ${ERRORS}`,
    risk: 'LOW',
    title: ({ schedule }) => `Activate the schedule ${named(schedule)}`,
    effect: ({ schedule }) => `The schedule ${named(schedule)} runs its jobs from now on.`,
  },
  resumeRegister: {
    inputType: 'RegisterInput!',
    selection: `register { key paused { at } } ${ERRORS}`,
    risk: 'LOW',
    title: ({ channel, register }) => `Resume the register ${named(register)} of ${named(channel)}`,
    effect: () => 'The register sends what it has captured, from its next report on.',
  },
  removeRegister: {
    inputType: 'RegisterInput!',
    selection: `register { key } ${ERRORS}`,
    risk: 'LOW',
    title: ({ channel, register }) => `Remove the register ${named(register)} of ${named(channel)}`,
    effect: () => 'The register is forgotten. When it reports again, it is known again.',
  },
  setChannelOffline: {
    inputType: 'SetChannelOfflineInput!',
    selection: `channel { id key offline } ${ERRORS}`,
    risk: 'LOW',
    title: ({ channel }) => `Take the channel ${named(channel)} online`,
    effect: () => 'The next P-0001 uploads its pending operations, and real-time calls are possible again.',
  },
  setRealtimeServiceAvailable: {
    inputType: 'SetRealtimeServiceAvailableInput!',
    selection: `channel { id key realtimeServiceAvailable } ${ERRORS}`,
    risk: 'LOW',
    title: ({ channel }) => `Make the Real-time Service available to ${named(channel)}`,
    effect: () => 'Real-time calls from this channel to headquarters are possible again.',
  },
  setDataSyncPaused: {
    inputType: 'SetDataSyncPausedInput!',
    selection: `channelDatabase { id key pauseDataSync } ${ERRORS}`,
    risk: 'LOW',
    title: ({ channelDatabase }) => `Resume data synchronization of ${named(channelDatabase)}`,
    effect: ({ channelDatabase }) => `Uploads from and downloads to ${named(channelDatabase)} continue.`,
  },
  acceptChannelDatabase: {
    inputType: 'AcceptChannelDatabaseInput!',
    selection: `channelDatabase { id key rewoundAt } message ${ERRORS}`,
    risk: 'HIGH',
    reason: true,
    title: ({ channelDatabase }) => `Accept ${named(channelDatabase)} in its current state`,
    effect: ({ channelDatabase }) =>
      `${named(channelDatabase)} becomes a new source: its operations are uploaded, and everything is ` +
      'downloaded to it again.',
  },
  recoverHeadquarters: {
    inputType: 'RecoverHeadquartersInput!',
    selection: `run { id number status message } ${LOSSES} notRestored ${ERRORS}`,
    risk: 'HIGH',
    dryRun: true,
    reason: true,
    title: () => 'Recover headquarters from the channel databases',
    effect: () =>
      'The channel databases upload again what headquarters lost, customers keep their account numbers, and erasures ' +
      'are repeated. What only a channel database has is reported for a person; nothing is removed at the tills ' +
      'before. A dry run returns the losses beforehand.',
  },
  offerOperationsAgain: {
    inputType: 'OfferOperationsAgainInput!',
    selection: `operations ${ERRORS}`,
    risk: 'LOW',
    title: ({ channelDatabase }) => `Have ${named(channelDatabase)} offer the lost operations again`,
    effect: () =>
      'Operations that headquarters does not have are pending again; the next P-0001 uploads them. The others stay as ' +
      'they are.',
  },
  restoreCustomers: {
    inputType: 'RestoreCustomersInput!',
    selection: `restored left ${ERRORS}`,
    risk: 'MEDIUM',
    reason: true,
    title: () => 'Restore the customer from a channel database',
    effect: () =>
      'Headquarters takes what it lost from the newest copy of the channel databases; the next 1010 brings all channels ' +
      'the same data.',
  },
  reconcile: {
    inputType: 'ReconcileInput!',
    selection: `run { id number status message } found { kind count } ${ERRORS}`,
    risk: 'LOW',
    dryRun: true,
    title: () => 'Compare headquarters and the channels',
    effect: () =>
      'Completed operations that headquarters has lost are synchronized again with the same account number; ' +
      'differences at a channel are corrected by the next 1010.',
  },
  acceptDifference: {
    inputType: 'AcceptDifferenceInput!',
    selection: `difference { id status } ${ERRORS}`,
    risk: 'MEDIUM',
    reason: true,
    title: () => 'Accept the difference',
    effect: () =>
      "Headquarters' values count from now on; the next 1010 delivers them to the channels, and removes a customer that " +
      'headquarters does not have.',
  },
  setUpOrganization: {
    inputType: 'SetUpOrganizationInput!',
    selection: `changed ${ERRORS}`,
    risk: 'MEDIUM',
    dryRun: true,
    title: () => 'Change the organization',
    effect: () => 'The organization is changed according to the variables.',
  },
  retryWelcomeMessages: {
    inputType: 'RetryWelcomeMessagesInput!',
    selection: `retried ${ERRORS}`,
    risk: 'LOW',
    dryRun: true,
    title: () => 'Retry the welcome messages that were given up',
    effect: () => 'The messages that were given up are tried again for three days, each once it is taken.',
  },
  enableFeature: {
    inputType: 'EnableFeatureInput!',
    selection: `feature { id key status } ${ERRORS}`,
    risk: 'MEDIUM',
    dryRun: true,
    title: ({ feature }) => `Enable the feature ${named(feature)}`,
    effect: ({ feature }) => `${named(feature)} is enabled at headquarters; its jobs carry it to the channels.`,
  },
  setWebhookEndpoint: {
    inputType: 'SetWebhookEndpointInput!',
    selection: `endpoint { id enabled } ${ERRORS}`,
    risk: 'LOW',
    title: () => 'Enable the webhook endpoint',
    effect: () => 'Deliveries continue where they stopped, with what has happened meanwhile.',
  },
  setFunctionalityProfile: {
    inputType: 'SetFunctionalityProfileInput!',
    selection: `functionalityProfile { id } ${ERRORS}`,
    risk: 'MEDIUM',
    title: ({ profile }) => `Change the functionality profile ${named(profile)}`,
    effect: () => 'The profile is changed at headquarters; 1070 carries it to its channels.',
  },
} as const satisfies { readonly [mutation: string]: Spec }

/** A mutation that can be a remedy. */
export type MutationField = keyof typeof REMEDIES

/** The table's entry for a mutation. */
export const specOf = (mutation: MutationField): Spec => REMEDIES[mutation]

/** True if a text is the name of a mutation in the table. */
export const isMutationField = (name: unknown): name is MutationField =>
  typeof name === 'string' && Object.hasOwn(REMEDIES, name)

/** The document that calls a mutation with its `input`. */
export function documentOf(mutation: MutationField): string {
  const { inputType, selection } = specOf(mutation)
  return `mutation ${mutation}($input: ${inputType}) { ${mutation}(input: $input) { ${selection} } }`
}
