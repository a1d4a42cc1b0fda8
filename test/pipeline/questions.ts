import type { Actor } from '../../src/access/actor.ts'

/**
 * Each by an administrator, and by tokens of one channel: a scope changes a plan. `<customer>` and `<operation>` are
 * open.
 */
export const QUESTIONS = [
  '{ diagnose(input: { installation: true }) { checks { code } } }',
  '{ diagnose(input: { channel: "houston" }) { checks { code } } }',
  '{ diagnose(input: { customer: { id: "<customer>" } }) { checks { code } } }',
  '{ diagnose(input: { customer: { email: "b7@example.com" } }) { checks { code } } }',
  '{ diagnose(input: { customer: { phone: "5550000007" } }) { checks { code } } }',
  '{ diagnose(input: { customer: { accountNumber: "X-7" } }) { checks { code } } }',
  '{ diagnose(input: { operation: "<operation>" }) { checks { code } } }',
  '{ operationErrorGroups { count example { operationId } } }',
  '{ operationErrorGroups(filter: { search: "burst7" }) { count } }',
  '{ operationErrorGroups(filter: { capturedAfter: "2020-01-01T00:00:00Z" }) { count } }',
  '{ operationCounts { count } channelDatabases { id } channels { id } batchRuns(first: 20) { nodes { id } } }',
  '{ uploadSessions(first: 20) { nodes { id } } downloadSessions(first: 20) { nodes { id } } }',
  '{ differences(first: 20) { nodes { id } } }',
  '{ reconciliation { open } erasures(waiting: true) { nodes { id } } applied: erasures(waiting: false) { nodes { id } } bulkRuns { nodes { id } } }',
  '{ stagingRecords(table: RETAILASYNCCUSTOMERV2, first: 20) { nodes { operationId } } }',
  '{ stagingRecords(table: RETAILASYNCADDRESSV2, first: 20, filter: { onlineOperationCompleted: 0 }) { nodes { operationId } } }',
  '{ stagingRecords(table: RETAILASYNCCUSTOMERV2, first: 20, filter: { onlineOperationCompleted: 1 }) { nodes { operationId } } }',
  '{ stagingRecords(table: RETAILASYNCCUSTOMERV2, side: CHANNEL, channelDatabase: "houston-db", first: 20, filter: { onlineOperationCompleted: 0 }) { nodes { operationId } } }',
  '{ customer(channel: "houston", by: { id: "<customer>" }) { name trace { __typename } } }',
  '{ customers(first: 20) { nodes { name } } }',
  '{ operations(first: 20) { nodes { id trace { __typename } waitsFor { id } attempts { outcome } } } }',
  '{ operations(first: 20, filter: { asyncCustomerAccount: "<customer>" }) { nodes { id } } }',
  '{ operations(first: 20, filter: { search: "burst7" }) { nodes { id } } }',
]
export const SCOPES: readonly Actor['channels'][] = ['ALL', ['houston'], ['sanfrancisco']]
