import type { AssessedLoss } from './accept-headquarters.ts'

/** The loss of one channel database in numbers and words; the numbers are null if it could not be reached. */
export type HeadquartersLossView = {
  channelDatabase: { key: string }
  since: string
  customers: number | null
  customersSentAgain: number | null
  operations: number | null
  message: string
}

export function lossView({ seen, loss }: AssessedLoss): HeadquartersLossView {
  const { channelDatabaseId, since } = seen
  const channelDatabase = { key: channelDatabaseId }
  if (loss === null) {
    const message =
      `${channelDatabaseId} cannot be reached, so its loss is unknown. At its next contact, headquarters is found ` +
      'rewound again. Accept headquarters when all channel databases are reachable.'
    return { channelDatabase, since, customers: null, customersSentAgain: null, operations: null, message }
  }
  const operations = new Set(loss.operationIds)
  const customers = loss.customers.length
  const customersSentAgain = loss.customers.filter(({ createdBy }) => createdBy && operations.has(createdBy)).length
  const lost = customers - customersSentAgain
  const sentences =
    customers + operations.size === 0
      ? [`${channelDatabaseId} has no customers and no operations that headquarters lacks.`]
      : [
          `${channelDatabaseId} has ${counted(customers, 'customer')} that headquarters lacks.`,
          `${counted(operations.size, 'captured operation')} that headquarters received and lost will be uploaded ` +
            `again, which brings back ${customersSentAgain} of these customers with their account numbers.`,
          lost === 0 ? 'No customer is lost.' : `The other ${lost} are lost: 1010 removes them there.`,
        ]
  const message = [...sentences, ALSO].join(' ')
  return { channelDatabase, since, customers, customersSentAgain, operations: operations.size, message }
}

const ALSO =
  'Changes made in real time or at headquarters after the backup are lost. Repeat the erasures made since then.'

const counted = (n: number, what: string) => `${n} ${what}${n === 1 ? '' : 's'}`
