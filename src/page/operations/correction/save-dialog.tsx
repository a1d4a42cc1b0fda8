import { useText } from '../../api/language.ts'
import { FieldName } from '../../customers/shared/field-name.tsx'
import { type RefusalPartsFragment, SaveOperationDocument } from '../../generated/documents.ts'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import { refusalsOf } from '../../ui/refusals.tsx'
import { UI } from '../../ui/texts.ts'
import { correct } from '../shared/correct.ts'
import type { Detail } from '../shared/detail.ts'
import { PANEL } from '../shared/panel-texts.ts'
import { correctionOf, type Draft, inputOf, valuesNow, withFieldErrors } from './draft.ts'

type Props = {
  operation: Detail
  draft: Draft
  setDraft: (draft: Draft | null) => void
  onDone: () => void
  onClose: () => void
  /** The name of the button that saves, when more than that follows. */
  confirm?: string
  onSaved?: () => void
}

/** Saves the draft with a reason. When another person has saved first, it shows both values to choose from. */
export function SaveDialog({ operation, draft, setDraft, onDone, onClose, confirm, onSaved }: Props) {
  const say = useText(PANEL)
  const ui = useText(UI)
  const current = (name: string) => operation.changes.find(({ attribute }) => attribute === name)?.newValue
  return (
    <ReasonDialog
      title={say.saveTitle}
      confirm={confirm ?? say.save}
      icon="check"
      draft={`${correctionOf(operation.operationId)}/reason`}
      onClose={onClose}
      onConfirm={async (reason) => {
        const refusals = await correct(SaveOperationDocument, inputOf(operation.operationId, draft, reason), say.saved)
        onDone()
        if (!refusals) {
          setDraft(null)
          onSaved?.()
          return null
        }
        const conflict = refusals.find(isRevisionConflict)
        if (!conflict) {
          setDraft(withFieldErrors(draft, refusals))
          return refusalsOf(refusals)
        }
        // The next save overwrites the revision that the dialog now shows.
        const was = valuesNow(conflict.current.changes, Object.keys(draft.values))
        setDraft({ ...draft, was, revision: conflict.current.revision })
        return (
          <RevisionConflict
            conflict={conflict}
            draft={draft}
            useTheirs={() => {
              setDraft(null)
              onClose()
            }}
          />
        )
      }}
    >
      <ul className="small-changes">
        {Object.entries(draft.values).map(([attribute, value]) => (
          <li key={attribute}>
            <FieldName name={attribute} />: <del>{current(attribute) ?? ui.empty}</del> → <ins>{value ?? ui.empty}</ins>
            {draft.errors[attribute] && <p className="field-error">{draft.errors[attribute]}</p>}
          </li>
        ))}
      </ul>
    </ReasonDialog>
  )
}

type Conflict = Extract<RefusalPartsFragment, { readonly __typename: 'OperationRevisionConflict' }>

function isRevisionConflict(refusal: RefusalPartsFragment): refusal is Conflict {
  return refusal.__typename === 'OperationRevisionConflict'
}

function RevisionConflict(props: { conflict: Conflict; draft: Draft; useTheirs: () => void }) {
  const { conflict, draft, useTheirs } = props
  const say = useText(PANEL)
  const ui = useText(UI)
  const names = [...new Set([...conflict.changedFields, ...Object.keys(draft.values)])]
  const theirs = (name: string) => conflict.current.changes.find(({ attribute }) => attribute === name)?.newValue
  return (
    <>
      <h3>{say.revisionConflict}</h3>
      <table className="changes">
        <thead>
          <tr>
            <th scope="col">{say.attribute}</th>
            <th scope="col">{say.theirs}</th>
            <th scope="col">{say.yours}</th>
          </tr>
        </thead>
        <tbody>
          {names.map((name) => (
            <tr key={name}>
              <th scope="row">
                <FieldName name={name} />
              </th>
              <td>{theirs(name) ?? ui.empty}</td>
              <td>{name in draft.values ? (draft.values[name] ?? ui.empty) : '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>{say.overwrite}</p>
      <button type="button" className="button small" onClick={useTheirs}>
        {say.useTheirs}
      </button>
    </>
  )
}
