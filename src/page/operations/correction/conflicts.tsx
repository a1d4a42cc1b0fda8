import { useState } from 'react'
import { useText } from '../../api/language.ts'
import { useMay } from '../../api/whoami.ts'
import { type ConflictSide, ResolveConflictDocument } from '../../generated/documents.ts'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import { refusalsOf } from '../../ui/refusals.tsx'
import { UI } from '../../ui/texts.ts'
import { At } from '../../ui/time.tsx'
import { correct } from '../shared/correct.ts'
import type { Detail } from '../shared/detail.ts'
import { PANEL } from '../shared/panel-texts.ts'

/** The attributes that headquarters has changed, too: both values side by side, with a choice for each. */
export function Conflicts({ operation, onDone }: { operation: Detail; onDone: () => void }) {
  const say = useText(PANEL)
  const may = useMay()
  const [chosen, setChosen] = useState<{ readonly [attribute: string]: ConflictSide }>({})
  const [confirming, setConfirming] = useState(false)
  const { conflicts, operationId, revision } = operation
  const choices = conflicts.flatMap(({ attribute, chosen: kept }) => {
    const keep = chosen[attribute] ?? kept
    return keep ? [{ attribute, keep }] : []
  })
  const canSave = choices.length === conflicts.length && Object.keys(chosen).length > 0
  return (
    <section className="part conflicts">
      <h3>{say.conflict}</h3>
      <p className="soft">{say.conflictHint}</p>
      {conflicts.map((conflict) => (
        <Sides
          key={conflict.attribute}
          conflict={conflict}
          chosen={chosen[conflict.attribute] ?? conflict.chosen}
          disabled={!may('Mutation.resolveConflict')}
          choose={(side) => setChosen({ ...chosen, [conflict.attribute]: side })}
        />
      ))}
      {may('Mutation.resolveConflict') && (
        <div className="actions">
          <button
            type="button"
            className={canSave ? 'button primary' : 'button'}
            aria-disabled={!canSave}
            onClick={() => canSave && setConfirming(true)}
          >
            {say.saveChoice}
          </button>
        </div>
      )}
      {confirming && (
        <ReasonDialog
          title={say.saveChoice}
          confirm={say.saveChoice}
          icon="split"
          onClose={() => setConfirming(false)}
          onConfirm={async (reason) => {
            const input = { operationId, expectedRevision: revision, choices, reason }
            const refusals = await correct(ResolveConflictDocument, input, say.resolved)
            if (!refusals) setChosen({})
            onDone()
            return refusalsOf(refusals)
          }}
        />
      )}
    </section>
  )
}

type SidesProps = {
  conflict: Detail['conflicts'][number]
  chosen: ConflictSide | null
  disabled: boolean
  choose: (side: ConflictSide) => void
}

function Sides({ conflict, chosen, disabled, choose }: SidesProps) {
  const say = useText(PANEL)
  const ui = useText(UI)
  const { attribute, headquartersValue, channelValue, headquartersChangedBy, headquartersChangedAt } = conflict
  const side = (name: ConflictSide, title: string, value: string | null, about?: React.ReactNode) => (
    <label className={chosen === name ? 'side chosen' : 'side'}>
      <span className="side-title">
        <input
          type="radio"
          name={`conflict-${attribute}`}
          checked={chosen === name}
          disabled={disabled}
          onChange={() => choose(name)}
        />
        {title}
      </span>
      <strong className={value === null ? 'soft' : ''}>{value ?? ui.empty}</strong>
      {about && <span className="soft hint">{about}</span>}
    </label>
  )
  return (
    <fieldset className="sides">
      <legend>
        <code>{attribute}</code>
      </legend>
      {side(
        'HEADQUARTERS',
        say.atHeadquarters,
        headquartersValue,
        <>
          {say.changedBy(headquartersChangedBy)} {headquartersChangedAt && <At at={headquartersChangedAt} />}
        </>,
      )}
      {side('CHANNEL', say.fromChannel, channelValue)}
    </fieldset>
  )
}
