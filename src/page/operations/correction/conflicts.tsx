import { useState } from 'react'
import { type Texts, useDraft } from '../../api/drafts.ts'
import { useText } from '../../api/language.ts'
import { useMay } from '../../api/whoami.ts'
import { FieldName, useFieldName } from '../../customers/shared/field-name.tsx'
import { type ConflictSide, ResolveConflictDocument } from '../../generated/documents.ts'
import { ChangedMeanwhile } from '../../ui/changed-meanwhile.tsx'
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
  const ui = useText(UI)
  const may = useMay()
  const [confirming, setConfirming] = useState(false)
  const { conflicts, operationId } = operation
  const draft = useChoices(operation)
  const { chosen, revision, changed } = draft
  const choices = conflicts.flatMap(({ attribute, chosen: kept }) => {
    const keep = chosen[attribute] ?? kept
    return keep ? [{ attribute, keep }] : []
  })
  const canSave = choices.length === conflicts.length && Object.keys(chosen).length > 0
  return (
    <section className="part conflicts">
      <h3>{say.conflict}</h3>
      <p className="soft">{say.conflictHint}</p>
      {changed.length > 0 && (
        <ChangedMeanwhile text={ui.changedMeanwhile} fields={changed} keep={draft.keepMine} discard={draft.discard} />
      )}
      {conflicts.map((conflict) => (
        <Sides
          key={conflict.attribute}
          conflict={conflict}
          chosen={chosen[conflict.attribute] ?? conflict.chosen}
          disabled={!may('Mutation.resolveConflict')}
          choose={(side) => draft.choose(conflict.attribute, side)}
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
          draft={`${choicesOf(operationId)}/reason`}
          onClose={() => setConfirming(false)}
          onConfirm={async (reason) => {
            const input = { operationId, expectedRevision: revision, choices, reason }
            const refusals = await correct(ResolveConflictDocument, input, say.resolved)
            if (!refusals) draft.discard()
            onDone()
            return refusalsOf(refusals)
          }}
        />
      )}
    </section>
  )
}

type Choices = { readonly [attribute: string]: ConflictSide }

const SIDES = ['HEADQUARTERS', 'CHANNEL'] as const
/** The choice that is saved, which another person may have made. */
const SAVED = 'saved'
const PARTS = [...SIDES, SAVED] as const
const choicesOf = (operationId: string) => `operation/${operationId}/choices`

/** The draft of an operation's choices, with the values that were not the same when they were made. */
function useChoices(operation: Detail) {
  const say = useText(PANEL)
  const fieldName = useFieldName()
  const { operationId, conflicts } = operation
  const [kept, keep] = useDraft(choicesOf(operationId))
  const isOpen = (name: string) => conflicts.some(({ attribute }) => attribute === name)
  const made = Object.entries(kept?.values ?? {}).flatMap(([name, value]) => {
    const side = SIDES.find((one) => one === value)
    return side && isOpen(name) ? [[name, side] as const] : []
  })
  const now: Texts = Object.fromEntries(
    conflicts.flatMap(({ attribute, headquartersValue, channelValue, chosen }) => [
      [`HEADQUARTERS.${attribute}`, headquartersValue],
      [`CHANNEL.${attribute}`, channelValue],
      [`${SAVED}.${attribute}`, chosen],
    ]),
  )
  const names = { HEADQUARTERS: say.atHeadquarters, CHANNEL: say.fromChannel }
  const chosen: Choices = Object.fromEntries(made)
  const changed = made.flatMap(([attribute, choice]) =>
    PARTS.flatMap((part) => {
      const [before, value] = [kept?.was, now].map((all) => all?.[`${part}.${attribute}`] ?? null)
      if (before === value) return []
      const inWords = (text: string | null = null) =>
        part === SAVED ? (SIDES.map((side) => (side === text ? names[side] : null)).find(Boolean) ?? null) : text
      const name = part === SAVED ? fieldName(attribute) : `${fieldName(attribute)}, ${names[part]}`
      return [{ name, was: inWords(before), now: inWords(value), yours: names[choice] }]
    }),
  )
  return {
    chosen,
    changed,
    /** The revision of which the values were seen. */
    revision: kept && changed.length > 0 ? Number(kept.base) : operation.revision,
    choose: (attribute: string, side: ConflictSide) => {
      const seen = PARTS.map((one) => `${one}.${attribute}`).map((name) => [name, now[name] ?? null] as const)
      const was = { ...now, ...kept?.was, ...Object.fromEntries(seen) }
      keep({ values: { ...chosen, [attribute]: side }, was, base: kept?.base ?? String(operation.revision), key: '' })
    },
    keepMine: () => keep({ values: chosen, was: now, base: String(operation.revision), key: '' }),
    discard: () => keep(null),
  }
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
        <FieldName name={attribute} />
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
