/** An operation that the explorer shows, ready to run. */
export interface Example {
  /** The tab's name; also the operation's name in the document. */
  readonly name: string
  readonly document: string
  readonly variables?: Readonly<Record<string, unknown>>
}

/**
 * The first tabs of the explorer, in this order: a customer from capture to headquarters and back, then four questions
 * of operators.
 */
export const EXAMPLES: readonly Example[] = [
  {
    name: 'Watch',
    document: `# Run this first (Ctrl-Enter), then create a customer in the next tab and look here.
subscription Watch {
  operationChanged {
    ... on OperationChanged {
      at
      status
      operation {
        kind
        customerAccount
        changeDescription
      }
    }
    ... on Gap {
      reason
    }
  }
}
`,
  },
  {
    name: 'Create',
    document: `# Captured at the channel, answered at once. Change the key for each new customer.
mutation Create($input: CreateCustomerInput!) {
  createCustomer(input: $input) {
    customer {
      id
      displayAccount
      syncState
    }
    operation {
      operationId
      status
    }
    route
    routeReason
    userErrors {
      code
      field
      message
    }
  }
}
`,
    variables: {
      input: {
        channel: 'houston',
        idempotencyKey: 'explorer-1',
        customer: {
          firstName: 'Ada',
          lastName: 'Lindgren',
          email: 'ada.lindgren@example.com',
          phone: '713-555-0142',
          addresses: [{ street: '12 Main Street', city: 'Houston', state: 'TX', zipCode: '77002', country: 'USA' }],
        },
      },
    },
  },
  {
    name: 'Customers',
    document: `# As Houston knows them: downloaded and pending ones together.
query Customers {
  customers(channel: "houston", first: 20) {
    nodes {
      displayAccount
      name
      syncState
      email
      addresses {
        city
      }
    }
  }
}
`,
  },
  {
    name: 'Question1',
    document: `# Why can "Enable editing customers in asynchronous mode" not be enabled?
query Question1 {
  feature(key: "ASYNC_EDIT") {
    name
    status
    prerequisites {
      name
      status
    }
    missingPrerequisites {
      name
    }
  }
}
`,
  },
  {
    name: 'Question2',
    document: `# Why are there still Real-time Service calls?
query Question2 {
  feature(key: "ASYNC_EDIT") {
    status
    channels {
      channel {
        key
      }
      hqState
      channelState
      cacheState
      cacheLoadedAt
      missingJobs
      effectiveAt
    }
  }
  realtimeServiceCalls(channel: "houston", first: 10) {
    nodes {
      startedAt
      method
      outcome
      reason
      blockingFeature {
        name
      }
      missingJobs
    }
  }
}
`,
  },
  {
    name: 'Question3',
    document: `# Why does headquarters not show a customer of a store? P-0001, then the batch job.
query Question3 {
  stagingRecords(table: RETAILASYNCCUSTOMERV2, first: 20) {
    nodes {
      custAccountAsync
      custAccount
      onlineOperationCompleted
      verdict
      createdAt
    }
  }
  batchJob(id: "synchronize") {
    caption
    runs(first: 3) {
      status
      startedAt
      done
      failed
      waiting
    }
  }
}
`,
  },
  {
    name: 'Question4',
    document: `# Which asynchronous operation has failed, and how is it changed? saveOperation, then synchronizeOperation.
query Question4 {
  operations(filter: { status: [FAILED] }, first: 20) {
    nodes {
      operationId
      revision
      channel {
        name
      }
      customerAccount
      capturedAt
      changeDescription
      lastKnownError {
        code
        field
        message
      }
    }
  }
}
`,
  },
]
