import { useState } from 'react'
import { useText } from '../../api/language.ts'
import { useMay, useWhoami } from '../../api/whoami.ts'
import type { WholeCustomerFragment } from '../../generated/documents.ts'
import { Icon } from '../../ui/icon.tsx'
import { Ago } from '../../ui/time.tsx'
import { DUPLICATES } from './duplicate-texts.ts'
import { UndoDialog } from './pair-actions.tsx'

type Merge = NonNullable<WholeCustomerFragment['merges']>[number]

type Props = { merges: readonly Merge[]; heading: 'h2' | 'h3' }

/** The customers that were merged into one, each with Undo while it is possible. */
export function Merges({ merges, heading: Heading }: Props) {
  const say = useText(DUPLICATES)
  if (merges.length === 0) return null
  return (
    <section className="part">
      <Heading>{say.merges}</Heading>
      <ul className="merges">
        {merges.map((merge) => (
          <MergeLine key={merge.id} merge={merge} />
        ))}
      </ul>
    </section>
  )
}

function MergeLine({ merge }: { merge: Merge }) {
  const say = useText(DUPLICATES)
  const mayUndo = useMay()('Mutation.undoMerge')
  const { channels } = useWhoami()
  const [undoing, setUndoing] = useState(false)
  const { id, mergedAccountNumber: account, mergedAt, mergedBy, canBeUndone } = merge
  return (
    <li>
      <span>
        {say.mergedInto(account, mergedBy)} <Ago at={mergedAt} />
      </span>
      {canBeUndone && mayUndo && channels === null && (
        <button
          type="button"
          className="button small"
          aria-label={say.undoOf(account)}
          onClick={() => setUndoing(true)}
        >
          <Icon name="undo" />
          {say.undo}
        </button>
      )}
      {!canBeUndone && <span className="soft hint">{say.cannotUndo}</span>}
      {undoing && <UndoDialog merge={id} onDone={() => {}} onClose={() => setUndoing(false)} />}
    </li>
  )
}
