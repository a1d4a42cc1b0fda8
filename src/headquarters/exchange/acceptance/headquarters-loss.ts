import type { WeighedLoss } from './accept-headquarters.ts'

/**
 * What accepting headquarters means for one channel database, in numbers and in plain words; null where it could not be
 * asked.
 */
export type HeadquartersLossView = {
  channelDatabase: { key: string }
  since: string
  customers: number | null
  customersSentAgain: number | null
  operations: number | null
  message: string
}

export function lossView({ seen, loss }: WeighedLoss): HeadquartersLossView {
  const { channelDatabaseId, since } = seen
  const channelDatabase = { key: channelDatabaseId }
  if (loss === null) {
    const message = `${channelDatabaseId} cannot be reached, so that what is lost cannot be told. When it is reached again, headquarters is found rewound again.`
    return { channelDatabase, since, customers: null, customersSentAgain: null, operations: null, message }
  }
  const operations = new Set(loss.operationIds)
  const customers = loss.customers.length
  const customersSentAgain = loss.customers.filter(({ createdBy }) => createdBy && operations.has(createdBy)).length
  const lost = customers - customersSentAgain
  const sentences =
    customers + operations.size === 0
      ? [`${channelDatabaseId} has no customer and no operation that headquarters does not have.`]
      : [
          `${channelDatabaseId} has ${counted(customers, 'customer')} that headquarters does not have.`,
          `${counted(operations.size, 'captured operation')} that headquarters had received and lost ${operations.size === 1 ? 'is' : 'are'} uploaded again: ${customersSentAgain} of these customers come back with their account numbers.`,
          lost === 0 ? 'None of them is lost.' : `The other ${lost} are lost: 1010 takes them away there.`,
        ]
  const message = [...sentences, ALSO].join(' ')
  return { channelDatabase, since, customers, customersSentAgain, operations: operations.size, message }
}

const ALSO =
  'Changes that were made after the backup in real time or at headquarters are lost; erasures made since must be repeated.'

const counted = (n: number, what: string) => `${n} ${what}${n === 1 ? '' : 's'}`
