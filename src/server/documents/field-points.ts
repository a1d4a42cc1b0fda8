/** The points of one field's own work, besides those of the objects that it returns. */
export interface FieldWork {
  /** Whatever is asked. */
  readonly own: number
  /** For each row of the page, or each item of the longest input list. */
  readonly row?: number
  /** When an argument, or a part of it by its path, is given; of several the most expensive counts. */
  readonly given?: Readonly<Record<string, number>>
}

/** Work by the field's coordinate, such as `Query.operations`. A field that is not named has none. */
export type FieldPointsTable = Readonly<Record<string, number | FieldWork>>

/** A scan of all customers or operations, which a search with a short word is: 60 ms with 20,000 of them. */
const SCAN = 600

const OPERATION_FILTER = {
  'filter.search': SCAN,
  'filter.customer': SCAN,
  'filter.customerAccount': SCAN / 2,
  'filter.asyncCustomerAccount': 100,
  'filter.capturedAfter': 100,
  'filter.capturedBefore': 100,
  'filter.batchRun': 100,
  'filter.olderThanMinutes': 100,
  'filter.youngerThanMinutes': 100,
  'filter.everFailed': 100,
} as const

const CUSTOMER_FILTER = {
  'filter.search': SCAN,
  'filter.name': SCAN,
  'filter.email': SCAN,
  'filter.phone': SCAN,
  'filter.accountNumber': SCAN,
  searchLocation: SCAN,
} as const

/** Opening a subscription, or reading its log. */
const LIVE = 50

/**
 * The work of each root field in points, as measured with 20,000 operations and customers: `npm run bench -- budget`
 * names the entries that are far off. One point is the work of one simple object, about a tenth of a millisecond of one
 * core. Arguments count as for the least selective value: what a search finds is not known before it ran.
 */
export const FIELD_POINTS: FieldPointsTable = {
  'Query.serverInfo': 0,
  'Query.node': 5,
  'Query.nodes': { own: 5, row: 1 },
  'Query.customer': 20,
  'Query.customerAttributes': 5,
  'Query.loyaltyCard': 10,
  'Query.customers': { own: 30, given: CUSTOMER_FILTER },
  'Query.operation': 20,
  'Query.operations': { own: 50, given: OPERATION_FILTER },
  'Query.operationCounts': 10,
  'Query.operationHistogram': 50,
  'Query.operationErrorGroups': {
    own: 20,
    given: { ...OPERATION_FILTER, 'filter.status': SCAN, 'filter.kind': SCAN, 'filter.capturedAfter': SCAN },
  },
  'Query.issue': 10,
  'Query.issues': 20,
  'Query.bulkRun': 10,
  'Query.bulkRuns': 10,
  'Query.stagingRecords': { own: 20, given: { filter: 100 } },
  'Query.operationHistory': 20,
  'Query.customerHistory': 20,
  'Query.exportOperations': { own: 50, row: 5, given: OPERATION_FILTER },
  'Query.features': 10,
  'Query.feature': 10,
  'Query.featureParameters': 1,
  'Query.featurePlan': 100,
  'Query.featurePlanRun': 10,
  'Query.channels': 5,
  'Query.channel': 5,
  'Query.channelDatabases': 10,
  'Query.cdxJobs': 5,
  'Query.cdxJob': 5,
  'Query.downloadSessions': 20,
  'Query.uploadSessions': 20,
  'Query.batchJobs': 5,
  'Query.batchJob': 5,
  'Query.batchRuns': 20,
  'Query.schedules': 5,
  'Query.scheduleWorkers': 10,
  'Query.realtimeServiceCalls': 20,
  'Query.realtimeServiceCallCounts': 50,
  'Query.organization': 30,
  'Query.operationChanged': LIVE,
  'Query.batchJobProgress': LIVE,
  'Query.cdxSessionChanged': LIVE,
  'Query.featureChanged': LIVE,
  'Query.customersChanged': LIVE,
  'Query.issueChanged': LIVE,
  'Query.dashboardStats': 20,
  'Query.diagnose': { own: 300 },
  'Query.stores': { own: 300 },
  'Query.simulation': 5,
  'Query.mySignInSessions': 10,
  'Query.signInSessions': 10,
  'Query.webhookEndpoints': 10,
  'Query.alerts': 10,
  'Query.alertRules': 5,
  'Query.auditEntries': { own: 20, given: { filter: 100 } },
  'Query.reconciliation': 10,
  'Query.differences': 20,
  // Ten thousand keys are looked up.
  'Query.possibleDuplicates': 500,
  'Query.erasure': 10,
  'Query.erasures': 10,
  'Subscription.operationChanged': LIVE,
  'Subscription.batchJobProgress': LIVE,
  'Subscription.cdxSessionChanged': LIVE,
  'Subscription.featureChanged': LIVE,
  'Subscription.customersChanged': LIVE,
  'Subscription.issueChanged': LIVE,
  'Subscription.dashboardStats': LIVE,
  // As a diagnosis, which those who watch share.
  'Subscription.installationStatus': { own: 300 },
  'Subscription.openAlerts': LIVE,
  'OperationConnection.totalCount': 5,
}
