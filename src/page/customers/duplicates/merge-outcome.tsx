import { useText } from '../../api/language.ts'
import type { MergeCustomersMutation } from '../../generated/documents.ts'
import { useNumber } from '../../ui/time.tsx'
import { DUPLICATES } from './duplicate-texts.ts'

type Props = { rehearsal: MergeCustomersMutation['mergeCustomers']; account: string }

/** In words what a merge would do. */
export function MergeOutcome({ rehearsal, account }: Props) {
  const say = useText(DUPLICATES)
  const number = useNumber()
  const { fields, parts, waitingOperations } = rehearsal
  const taken = fields.filter(({ take }) => take === 'MERGE').length
  const moving = parts.filter(({ moved, same }) => moved + same > 0)
  return (
    <ul className="merge-outcome">
      {taken > 0 && <li>{say.takes(number(taken))}</li>}
      {moving.length === 0 && <li>{say.nothingMoves}</li>}
      {moving.map(({ part, moved, same }) => (
        <li key={part}>{say.moves(say[part], number(moved), number(same))}</li>
      ))}
      {account !== '' && <li>{say.leads(account)}</li>}
      {waitingOperations > 0 && <li>{say.waiting(number(waitingOperations))}</li>}
    </ul>
  )
}
