import type { LossCounts } from '../../incarnation/loss-tables.ts'
import type { AssessedLoss } from './assess-losses.ts'

/** The loss of one channel database in numbers and words; the numbers are null if it could not be reached. */
export type HeadquartersLossView = {
  channelDatabase: { key: string }
  since: string | null
  customers: number | null
  customersSentAgain: number | null
  changes: number | null
  operations: number | null
  erasures: number | null
  message: string
}

export function lossView({ channelDatabaseId, since, counts }: AssessedLoss): HeadquartersLossView {
  const channelDatabase = { key: channelDatabaseId }
  if (counts === null) {
    const message =
      `${channelDatabaseId} cannot be reached, so its loss is unknown. If it has seen more than the others, headquarters ` +
      'is found rewound again at its next contact. Recover headquarters when all channel databases are reachable.'
    const unknown = { customers: null, customersSentAgain: null, changes: null, operations: null, erasures: null }
    return { channelDatabase, since, ...unknown, message }
  }
  return { channelDatabase, since, ...counts, message: sentence(channelDatabaseId, counts) }
}

function sentence(id: string, { customers, customersSentAgain, changes, operations, erasures }: LossCounts): string {
  const toDecide = customers - customersSentAgain + changes
  const sentences = [
    ...(customers + changes + operations + erasures === 0 ? [`Headquarters has everything that ${id} has.`] : []),
    ...(customers > 0 ? [`${id} has ${counted(customers, 'customer')} that headquarters lacks.`] : []),
    ...(operations > 0
      ? [
          `${counted(operations, 'captured operation')} that headquarters received and lost will be uploaded ` +
            `again, which brings back ${customersSentAgain} of these customers with their account numbers.`,
        ]
      : []),
    ...(changes > 0 ? [`Of ${counted(changes, 'customer')} it has a newer version than headquarters.`] : []),
    ...(erasures > 0 ? [`${counted(erasures, 'erasure')} will be done again.`] : []),
    ...(toDecide > 0
      ? [`${counted(toDecide, 'difference')} will be reported for a person; nothing is removed at the tills before.`]
      : []),
  ]
  return sentences.join(' ')
}

const counted = (n: number, what: string) => `${n} ${what}${n === 1 ? '' : 's'}`
