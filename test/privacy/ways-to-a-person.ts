import type { Role } from '../../src/access/actor.ts'

/** An operation with all fields that may reveal something about a person. */
export const OPERATION_FIELDS = /* GraphQL */ `
  fragment WholeOperation on Operation {
    id operationId masked status changeDescription dismissReason
    lastKnownError { message }
    changes { attribute oldValue newValue }
    conflicts { attribute headquartersValue channelValue }
    attempts { outcome reason changes { attribute oldValue newValue } }
    customer { name email phone addresses { street } }
    warnings { message customers { name email } }
  }`

/** Every way to read the person, and the roles that may use it. */
export const WAYS: { way: string; document: string; roles: readonly Role[] }[] = [
  {
    way: 'customers of headquarters',
    document:
      '{ customers(first: 20) { edges { cursor node { ...WholeCustomer } } nodes { ...WholeCustomer } pageInfo { endCursor } } }',
    roles: ['OPERATOR', 'VIEWER'],
  },
  {
    way: 'customers of a channel',
    document:
      '{ customers(channel: "houston", first: 4) { edges { cursor } nodes { ...WholeCustomer pendingOperations { ...WholeOperation } } } }',
    roles: ['OPERATOR', 'VIEWER'],
  },
  {
    way: 'a customer',
    document:
      'query ($key: String!) { customer(by: { asyncCustomerAccount: $key }) { ...WholeCustomer } there: customer(by: { asyncCustomerAccount: $key }, channel: "houston") { ...WholeCustomer } }',
    roles: ['OPERATOR', 'VIEWER'],
  },
  {
    way: 'node and nodes',
    document:
      'query ($id: ID!) { node(id: $id) { ...WholeCustomer } nodes(ids: [$id]) { ... on Customer { name email addresses { street } } } }',
    roles: ['OPERATOR', 'VIEWER'],
  },
  {
    way: 'operations',
    document: '{ operations(first: 10) { nodes { ...WholeOperation } } }',
    roles: ['OPERATOR', 'AUTOMATION', 'VIEWER'],
  },
  {
    way: 'an operation',
    document:
      'query ($edit: ID!, $operation: ID!) { operation(id: $operation) { ...WholeOperation } edit: operation(id: $edit) { ...WholeOperation } }',
    roles: ['OPERATOR', 'AUTOMATION', 'VIEWER'],
  },
  {
    way: 'history',
    document:
      'query ($key: ID!) { operationHistory(of: { customer: $key }, first: 10) { nodes { outcome reason masked changes { attribute oldValue newValue } operation { ...WholeOperation } } } }',
    roles: ['OPERATOR', 'AUTOMATION', 'VIEWER'],
  },
  {
    way: 'history of a customer',
    document:
      'query ($key: ID!) { customerHistory(customer: $key, first: 10) { nodes { kind reason masked error { message } changes { attribute oldValue newValue } operation { customerName ...WholeOperation } } } }',
    roles: ['OPERATOR', 'AUTOMATION', 'VIEWER'],
  },
  {
    way: 'bulk runs',
    document:
      '{ bulkRuns(first: 2) { nodes { filter items(first: 5) { nodes { operation { ...WholeOperation } } } } } }',
    roles: ['OPERATOR', 'AUTOMATION', 'VIEWER'],
  },
  {
    way: 'staging records of headquarters, of a channel, and of an operation',
    document: /* GraphQL */ `
      query ($operation: ID!) {
        customers: stagingRecords(table: RETAILASYNCCUSTOMERV2) { nodes { masked columns { name value } } }
        addresses: stagingRecords(table: RETAILASYNCADDRESSV2) { nodes { masked columns { name value } } }
        contacts: stagingRecords(table: RETAILASYNCCUSTOMERCONTACT) { nodes { columns { name value } } }
        attributes: stagingRecords(table: RETAILASYNCCUSTOMERATTRIBUTEV2) { nodes { columns { name value } } }
        there: stagingRecords(table: RETAILASYNCCUSTOMERV2, side: CHANNEL, channelDatabase: "houston-db") { nodes { columns { name value } } }
        operation(id: $operation) { rows { table columns { name value } } }
      }`,
    roles: ['OPERATOR'],
  },
]
