import { type Actor, ROLES, type Role } from './actor.ts'

// Who may call what, in one place. A field that is not listed is denied. Every row names `ADMINISTRATOR`, so that it
// can be read without a rule stated elsewhere.
//
// A row grants a root field. Other rules limit what the call reaches: channels by the token's scope (in SQL), customers
// by address book (docs/domain.md, D-30), and `node` and `nodes` by the rule of the id's type. Nested fields are
// checked by the type of the object (type-rules.ts). src/privacy/sight.ts decides who sees personal data in full.

export const ADMINISTRATOR: readonly Role[] = ['ADMINISTRATOR']
export const TILLS: readonly Role[] = ['CHANNEL_DEVICE', 'CHANNEL_APPLICATION']
export const CHANNEL: readonly Role[] = [...TILLS, 'ADMINISTRATOR']
export const CAPTURE: readonly Role[] = [...TILLS, 'AUTOMATION', 'ADMINISTRATOR']
/** Masked for all but tills, integrations and administrators. */
export const READ_CUSTOMERS: readonly Role[] = [...TILLS, 'OPERATOR', 'VIEWER', 'INTEGRATION', 'ADMINISTRATOR']
/** Counts, jobs, sessions: no personal data. */
export const OBSERVE: readonly Role[] = ['OPERATOR', 'AUTOMATION', 'VIEWER', 'ADMINISTRATOR']
/** Masked for all but administrators. */
export const READ_OPERATIONS: readonly Role[] = OBSERVE
export const OPERATE: readonly Role[] = ['OPERATOR', 'AUTOMATION', 'ADMINISTRATOR']
/** Another system, such as an ERP, that writes customers at headquarters, or follows them. Masked for automation. */
export const CONNECT: readonly Role[] = ['AUTOMATION', 'INTEGRATION', 'ADMINISTRATOR']
/** External ids come from other systems, and from tills. */
export const SET_EXTERNAL_IDS: readonly Role[] = [...CAPTURE, 'INTEGRATION']
/** Decisions of a person, and everything that shows personal data to a person or exports it. */
export const CORRECT: readonly Role[] = ['OPERATOR', 'ADMINISTRATOR']
/** Retention also runs on a schedule. */
export const CLEAN_UP: readonly Role[] = ['AUTOMATION', 'ADMINISTRATOR']
/** Roles that take orders, and those that support them. */
export const FOR_ORDERS: readonly Role[] = [...TILLS, 'OPERATOR', 'AUTOMATION', 'ADMINISTRATOR']
export const READ_FEATURES: readonly Role[] = ['FEATURE_VIEWER', 'FEATURE_MANAGER', ...OBSERVE]
export const MANAGE_FEATURES: readonly Role[] = ['FEATURE_MANAGER', 'AUTOMATION', 'ADMINISTRATOR']
/** The legal entities, groups and attributes that a customer can have. */
export const READ_ORGANIZATION: readonly Role[] = ['INTEGRATION', ...READ_FEATURES]
/** Runs of jobs: their counts and results. A feature manager follows the run that makes a feature effective. */
export const FOLLOW_RUNS: readonly Role[] = ['FEATURE_MANAGER', ...OBSERVE]

/** A root field of the API, such as `Query.customers`. */
export type RootField = `${'Query' | 'Mutation' | 'Subscription'}.${string}`

/** Each root field, and the roles that may call it. */
export const RULES: Readonly<Record<RootField, readonly Role[]>> = {
  'Query.serverInfo': ROLES,
  'Query.node': ROLES.filter((role) => role !== 'PROCESS'),
  'Query.nodes': ROLES.filter((role) => role !== 'PROCESS'),
  'Query.customer': READ_CUSTOMERS,
  'Query.customers': READ_CUSTOMERS,
  'Query.customerAttributes': READ_CUSTOMERS,
  'Query.loyaltyCard': READ_CUSTOMERS,
  'Query.operation': READ_OPERATIONS,
  'Query.operations': READ_OPERATIONS,
  'Query.operationCounts': OBSERVE,
  'Query.operationHistogram': OBSERVE,
  'Query.operationErrorGroups': READ_OPERATIONS,
  'Query.issue': READ_OPERATIONS,
  'Query.issues': READ_OPERATIONS,
  'Query.bulkRun': READ_OPERATIONS,
  'Query.bulkRuns': READ_OPERATIONS,
  'Query.stagingRecords': CORRECT,
  'Query.operationHistory': READ_OPERATIONS,
  'Query.customerHistory': READ_OPERATIONS,
  'Query.exportOperations': CORRECT,
  'Query.features': READ_FEATURES,
  'Query.feature': READ_FEATURES,
  'Query.featureParameters': READ_FEATURES,
  'Query.featurePlan': READ_FEATURES,
  'Query.featurePlanRun': FOLLOW_RUNS,
  'Query.channels': READ_FEATURES,
  'Query.channel': READ_FEATURES,
  'Query.channelDatabases': OBSERVE,
  'Query.cdxJobs': OBSERVE,
  'Query.cdxJob': OBSERVE,
  'Query.downloadSessions': OBSERVE,
  'Query.uploadSessions': OBSERVE,
  'Query.batchJobs': OBSERVE,
  'Query.batchJob': FOLLOW_RUNS,
  'Query.batchRuns': FOLLOW_RUNS,
  'Query.schedules': OBSERVE,
  'Query.scheduleWorkers': OBSERVE,
  'Query.realtimeServiceCalls': OPERATE,
  'Query.realtimeServiceCallCounts': OPERATE,
  'Query.organization': READ_ORGANIZATION,
  'Query.operationChanged': READ_OPERATIONS,
  'Query.batchJobProgress': FOLLOW_RUNS,
  'Query.cdxSessionChanged': OBSERVE,
  'Query.featureChanged': READ_FEATURES,
  'Query.customersChanged': CONNECT,
  'Query.issueChanged': READ_OPERATIONS,
  'Query.dashboardStats': OBSERVE,
  'Query.diagnose': OBSERVE,
  'Query.stores': OBSERVE,
  'Query.simulation': ADMINISTRATOR,
  'Query.auditEntries': ADMINISTRATOR,
  'Query.mySignInSessions': ROLES.filter((role) => role !== 'PROCESS'),
  'Query.signInSessions': ADMINISTRATOR,
  'Query.webhookEndpoints': ADMINISTRATOR,
  'Query.alerts': OBSERVE,
  'Query.alertRules': OBSERVE,
  'Query.reconciliation': OBSERVE,
  'Query.differences': OBSERVE,
  'Query.possibleDuplicates': CORRECT,
  'Query.erasure': ADMINISTRATOR,
  'Query.erasures': ADMINISTRATOR,

  'Mutation.createCustomer': CAPTURE,
  'Mutation.createCustomers': CAPTURE,
  'Mutation.updateCustomer': CAPTURE,
  'Mutation.addCustomerAddress': CAPTURE,
  'Mutation.updateCustomerAddress': CAPTURE,
  'Mutation.removeCustomerAddress': CAPTURE,
  'Mutation.setCustomerContact': CAPTURE,
  'Mutation.removeCustomerContact': CAPTURE,
  'Mutation.addCustomerAffiliation': CAPTURE,
  'Mutation.removeCustomerAffiliation': CAPTURE,
  'Mutation.setCustomerAttributes': CAPTURE,
  'Mutation.setCustomerExternalIds': SET_EXTERNAL_IDS,
  'Mutation.putCustomer': CONNECT,
  'Mutation.putCustomers': CONNECT,
  'Mutation.issueLoyaltyCard': CHANNEL,
  'Mutation.linkLoyaltyCard': CHANNEL,
  'Mutation.adoptCustomer': CHANNEL,
  'Mutation.setCustomerAddressBooks': CORRECT,
  'Mutation.mergeCustomers': CORRECT,
  'Mutation.undoMerge': CORRECT,
  'Mutation.dismissPossibleDuplicate': CORRECT,
  'Mutation.restorePossibleDuplicate': CORRECT,
  'Mutation.enableFeature': MANAGE_FEATURES,
  'Mutation.disableFeature': MANAGE_FEATURES,
  'Mutation.scheduleFeature': MANAGE_FEATURES,
  'Mutation.enableAllFeatures': MANAGE_FEATURES,
  'Mutation.setFeatureParameters': MANAGE_FEATURES,
  'Mutation.checkForFeatureUpdates': MANAGE_FEATURES,
  'Mutation.runFeaturePlan': MANAGE_FEATURES,
  'Mutation.runCdxJob': OPERATE,
  'Mutation.retrySession': OPERATE,
  'Mutation.cancelSession': OPERATE,
  'Mutation.flushChannelCache': OPERATE,
  'Mutation.synchronizeCustomersAndChannelRequests': OPERATE,
  'Mutation.synchronizeOperation': OPERATE,
  'Mutation.synchronizeOperations': OPERATE,
  'Mutation.pauseBulkRun': OPERATE,
  'Mutation.resumeBulkRun': OPERATE,
  'Mutation.cancelBulkRun': OPERATE,
  'Mutation.updateIssues': CORRECT,
  'Mutation.correctOperations': CORRECT,
  'Mutation.undoCorrection': CORRECT,
  'Mutation.updateCorrectedCustomers': CORRECT,
  'Mutation.saveOperation': CORRECT,
  'Mutation.undoSave': CORRECT,
  'Mutation.resolveConflict': CORRECT,
  'Mutation.dismissOperation': CORRECT,
  'Mutation.restoreOperation': CORRECT,
  'Mutation.revealCustomer': CORRECT,
  'Mutation.exportCustomer': CORRECT,
  'Mutation.eraseCustomer': ADMINISTRATOR,
  'Mutation.synchronizeForOrder': FOR_ORDERS,
  'Mutation.reportRegister': CHANNEL,
  'Mutation.pauseRegister': OPERATE,
  'Mutation.resumeRegister': OPERATE,
  'Mutation.removeRegister': OPERATE,
  'Mutation.setFunctionalityProfile': ADMINISTRATOR,
  'Mutation.setChannelOffline': ADMINISTRATOR,
  'Mutation.setRealtimeServiceAvailable': ADMINISTRATOR,
  'Mutation.setDataSyncPaused': ADMINISTRATOR,
  'Mutation.setSimulation': ADMINISTRATOR,
  'Mutation.applyRemedy': OPERATE,
  'Mutation.createSchedule': ADMINISTRATOR,
  'Mutation.setSchedule': ADMINISTRATOR,
  'Mutation.deleteSchedule': ADMINISTRATOR,
  'Mutation.withholdSchedule': ADMINISTRATOR,
  'Mutation.releaseSchedule': ADMINISTRATOR,
  'Mutation.createChannelDatabaseGroup': ADMINISTRATOR,
  'Mutation.setChannelDatabaseGroup': ADMINISTRATOR,
  'Mutation.deleteChannelDatabaseGroup': ADMINISTRATOR,
  'Mutation.retryWelcomeMessages': OPERATE,
  'Mutation.deleteWelcomeMessage': ADMINISTRATOR,
  'Mutation.cleanUp': CLEAN_UP,
  'Mutation.reconcile': OPERATE,
  'Mutation.acceptDifference': CORRECT,
  'Mutation.restoreCustomers': CORRECT,
  'Mutation.acceptChannelDatabase': ADMINISTRATOR,
  'Mutation.recoverHeadquarters': ADMINISTRATOR,
  'Mutation.offerOperationsAgain': OPERATE,
  'Mutation.setUpOrganization': ADMINISTRATOR,
  'Mutation.endMySignInSessions': ROLES.filter((role) => role !== 'PROCESS'),
  'Mutation.endSignInSessions': ADMINISTRATOR,
  'Mutation.createWebhookEndpoint': ADMINISTRATOR,
  'Mutation.setWebhookEndpoint': ADMINISTRATOR,
  'Mutation.deleteWebhookEndpoint': ADMINISTRATOR,
  'Mutation.rotateWebhookSecret': ADMINISTRATOR,
  'Mutation.recoverWebhookEndpoint': ADMINISTRATOR,
  'Mutation.replayWebhookEvent': ADMINISTRATOR,
  'Mutation.discardWebhookEvent': ADMINISTRATOR,
  'Mutation.testWebhookEndpoint': ADMINISTRATOR,
  'Mutation.setAlertRule': ADMINISTRATOR,
  'Mutation.muteAlert': CORRECT,
  'Mutation.unmuteAlert': CORRECT,
  'Mutation.createJoinCode': ADMINISTRATOR,
  'Mutation.revokeStoreKey': ADMINISTRATOR,
  'Mutation.flushStores': OPERATE,
  'Mutation.retryStores': OPERATE,
  'Mutation.holdStoreUpgrades': ADMINISTRATOR,
  'Mutation.releaseStoreUpgrades': ADMINISTRATOR,

  'Subscription.operationChanged': READ_OPERATIONS,
  'Subscription.batchJobProgress': FOLLOW_RUNS,
  'Subscription.cdxSessionChanged': OBSERVE,
  'Subscription.featureChanged': READ_FEATURES,
  'Subscription.customersChanged': CONNECT,
  'Subscription.issueChanged': READ_OPERATIONS,
  'Subscription.dashboardStats': OBSERVE,
  'Subscription.installationStatus': OBSERVE,
  'Subscription.openAlerts': OBSERVE,
}

/** The root field whose rule applies to `node` and `nodes` for a type. A type that is not listed is denied. */
export const NODE_RULES: Readonly<Record<string, RootField>> = {
  Customer: 'Query.customer',
  Operation: 'Query.operation',
  Feature: 'Query.feature',
  FeaturePlanRun: 'Query.featurePlanRun',
  Channel: 'Query.channel',
  ChannelDatabase: 'Query.channelDatabases',
  CdxJob: 'Query.cdxJob',
  DownloadSession: 'Query.downloadSessions',
  UploadSession: 'Query.uploadSessions',
  BatchJob: 'Query.batchJob',
  BatchRun: 'Query.batchJob',
  BulkRun: 'Query.bulkRun',
  Issue: 'Query.issue',
  Erasure: 'Query.erasure',
  Difference: 'Query.differences',
}

/**
 * Who may read the schema through the API. Tills and other processes know it already; a stolen device token must not
 * reveal it.
 */
const INTROSPECT: readonly Role[] = ROLES.filter((role) => !['CHANNEL_DEVICE', 'PROCESS'].includes(role))

/**
 * True for a till or web shop without other roles: it never sees a temporary GUID or headquarters' own customers
 * (docs/domain.md, D-30).
 */
export const isTill = ({ roles }: Actor): boolean => roles.every((role) => TILLS.includes(role))

/**
 * True when what the actor reads of customers is audited: it sees them in full as an integration, and not by another
 * role.
 */
export const readsUnderAudit = ({ roles }: Actor): boolean =>
  roles.includes('INTEGRATION') && !roles.includes('ADMINISTRATOR')

/** True when one of the actor's roles may call the root field. A field without a rule is denied. */
export function mayCall(actor: Actor, field: RootField): boolean {
  const allowed = Object.hasOwn(RULES, field) ? RULES[field] : undefined
  return allowed !== undefined && actor.roles.some((role) => allowed.includes(role))
}

/** True when the actor may read nodes of the type. */
export function mayReadNode(actor: Actor, type: string): boolean {
  const rule = Object.hasOwn(NODE_RULES, type) ? NODE_RULES[type] : undefined
  return rule !== undefined && mayCall(actor, rule)
}

/** True when the actor may introspect the schema. */
export function mayIntrospect(actor: Actor): boolean {
  return actor.roles.some((role) => INTROSPECT.includes(role))
}
