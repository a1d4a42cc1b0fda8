/** What a question asks for, where it is measured alone. */
export interface Question {
  /** The field of the table of points, with the argument that makes the difference, as `Query.customers(filter)`. */
  readonly about: string
  readonly document: string
}

/** Ids of an installation, for questions about one thing. */
export interface Known {
  readonly operation: string
  readonly customer: string
}

/** One question for each entry of the table of points: the field alone, then each argument that changes the work. */
export function questionsOf({ operation, customer }: Known): Question[] {
  const one = (field: string, selection: string) => ({
    about: `Query.${field.split('(')[0]}`,
    document: `{ ${field} ${selection} }`,
  })
  const page = (field: string, more = '') => ({
    about: `Query.${field}`,
    document: `{ ${field}(first: 1${more}) { nodes { id } } }`,
  })
  const withArgument = (field: string, argument: string, document: string) => ({
    about: `Query.${field}(${argument})`,
    document,
  })
  return [
    one('serverInfo', '{ version }'),
    one('node(id: "x")', '{ id }'),
    one('nodes(ids: ["x"])', '{ id }'),
    one(`customer(by: { id: "${customer}" })`, '{ id }'),
    page('customers'),
    page('operations'),
    one(`operation(id: "${operation}")`, '{ id }'),
    one('operationCounts', '{ count }'),
    one('operationErrorGroups(first: 1)', '{ count }'),
    one('bulkRun(id: "x")', '{ id }'),
    page('bulkRuns'),
    {
      about: 'Query.stagingRecords',
      document: '{ stagingRecords(table: RETAILASYNCCUSTOMERV2, first: 1) { nodes { operationId } } }',
    },
    {
      about: 'Query.operationHistory',
      document: `{ operationHistory(of: { operation: "${operation}" }, first: 1) { nodes { at } } }`,
    },
    {
      about: 'Query.exportOperations',
      document: '{ exportOperations(format: JSON_LINES, first: 1, filter: { status: [SYNCED] }) { text } }',
    },
    one('features', '{ id }'),
    one('feature(key: "ASYNC_EDIT")', '{ id }'),
    one('featurePlan(feature: "ASYNC_EDIT")', '{ feature { id } }'),
    one('featurePlanRun(id: "x")', '{ id }'),
    one('channels', '{ id }'),
    one('channel(key: "houston")', '{ id }'),
    one('channelDatabases', '{ id }'),
    one('cdxJobs', '{ id }'),
    one('cdxJob(jobId: "1010")', '{ id }'),
    page('downloadSessions'),
    page('uploadSessions'),
    one('batchJobs', '{ id }'),
    one('batchJob(id: "synchronize")', '{ id }'),
    page('batchRuns'),
    one('scheduleWorkers', '{ __typename }'),
    {
      about: 'Query.realtimeServiceCalls',
      document: '{ realtimeServiceCalls(channel: "houston", first: 1) { nodes { callId } } }',
    },
    one('realtimeServiceCallCounts', '{ __typename }'),
    one('organization', '{ __typename }'),
    one('operationChanged(first: 1)', '{ events { __typename } }'),
    one('batchJobProgress(first: 1)', '{ events { __typename } }'),
    one('cdxSessionChanged(first: 1)', '{ events { __typename } }'),
    one('featureChanged(first: 1)', '{ events { __typename } }'),
    one('dashboardStats', '{ steps { step } }'),
    one('diagnose(input: { feature: "ASYNC_EDIT" })', '{ healthy }'),
    one('simulation', '{ __typename }'),
    { about: 'Query.auditEntries', document: '{ auditEntries(first: 1) { nodes { entryId } } }' },
    one('reconciliation', '{ __typename }'),
    page('differences'),
    one('erasure(id: "x")', '{ id }'),
    page('erasures'),
    withArgument('customers', 'channel', '{ customers(channel: "houston", first: 1) { nodes { id } } }'),
    withArgument('customers', 'filter.search', '{ customers(first: 1, filter: { search: "n na" }) { nodes { id } } }'),
    withArgument('customers', 'filter.name', '{ customers(first: 1, filter: { name: "n" }) { nodes { id } } }'),
    withArgument(
      'customers',
      'channel, filter.search',
      '{ customers(channel: "houston", first: 1, filter: { search: "n na" }) { nodes { id } } }',
    ),
    withArgument(
      'operations',
      'filter.search',
      '{ operations(first: 1, filter: { search: "n na" }) { nodes { id } } }',
    ),
    withArgument(
      'operations',
      'filter.customer',
      '{ operations(first: 1, filter: { customer: { name: "n*" } }) { nodes { id } } }',
    ),
    withArgument(
      'operations',
      'filter.capturedAfter',
      '{ operations(first: 1, filter: { capturedAfter: "2030-01-01T00:00:00Z" }) { nodes { id } } }',
    ),
    withArgument(
      'operations',
      'filter.customerAccount',
      '{ operations(first: 1, filter: { customerAccount: "zz" }) { nodes { id } } }',
    ),
    withArgument(
      'operationErrorGroups',
      'filter.search',
      '{ operationErrorGroups(first: 1, filter: { search: "n na" }) { count } }',
    ),
    withArgument(
      'exportOperations',
      'filter.search',
      '{ exportOperations(format: JSON_LINES, first: 1, filter: { search: "n na", status: [SYNCED] }) { text } }',
    ),
    withArgument(
      'exportOperations',
      'first',
      '{ exportOperations(format: JSON_LINES, first: 100, filter: { status: [SYNCED] }) { text } }',
    ),
    withArgument('diagnose', 'input.customer', `{ diagnose(input: { customer: { id: "${customer}" } }) { healthy } }`),
    withArgument('diagnose', 'input.operation', `{ diagnose(input: { operation: "${operation}" }) { healthy } }`),
    withArgument('diagnose', 'input.channel', '{ diagnose(input: { channel: "houston" }) { healthy } }'),
    withArgument('diagnose', 'input.installation', '{ diagnose(input: { installation: true }) { healthy } }'),
    withArgument(
      'stagingRecords',
      'filter',
      '{ stagingRecords(table: RETAILASYNCCUSTOMERV2, first: 1, filter: { custAccountAsync: "x" }) { nodes { ' +
        'operationId } } }',
    ),
    withArgument(
      'stagingRecords',
      'side',
      '{ stagingRecords(table: RETAILASYNCCUSTOMERV2, side: CHANNEL, channelDatabase: "houston-db", first: 1) { nodes ' +
        '{ operationId } } }',
    ),
    withArgument(
      'auditEntries',
      'filter',
      '{ auditEntries(first: 1, filter: { target: "zz" }) { nodes { entryId } } }',
    ),
    withArgument('operationChanged', 'first', '{ operationChanged(first: 100) { events { __typename } } }'),
  ]
}
