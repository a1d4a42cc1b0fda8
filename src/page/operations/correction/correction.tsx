import { useEffect } from 'react'
import { endDraft } from '../../api/drafts.ts'
import { useText } from '../../api/language.ts'
import { useMay } from '../../api/whoami.ts'
import { useFieldName } from '../../customers/shared/field-name.tsx'
import { ChangedMeanwhile } from '../../ui/changed-meanwhile.tsx'
import { UI } from '../../ui/texts.ts'
import type { Detail } from '../shared/detail.ts'
import { PANEL } from '../shared/panel-texts.ts'
import { ChangesTable } from './changes-table.tsx'
import { Conflicts } from './conflicts.tsx'
import { type Draft, useCorrection, valuesNow } from './draft.ts'
import { OperationActions } from './operation-actions.tsx'

const EDITABLE: readonly string[] = ['UPLOADED', 'WAITING_ON', 'FAILED']
/** Statuses in which an operation can no longer be corrected. */
const COMPLETED: readonly string[] = ['SYNCED', 'DISTRIBUTED', 'SUPERSEDED', 'DISMISSED']

type Props = { operation: Detail; onDone: () => void; onNext: () => void }

/** The changes of the operation, which can be corrected, and its actions. */
export function Correction({ operation, onDone, onNext }: Props) {
  const say = useText(PANEL)
  const may = useMay()
  const [draft, setDraft] = useCorrection(operation)
  const editable = EDITABLE.includes(operation.status) && may('Mutation.saveOperation')
  const isTooLate = COMPLETED.includes(operation.status)
  const { operationId } = operation
  useEffect(() => {
    // Nothing shows these any more.
    if (isTooLate) for (const part of ['choices', 'dismiss', 'undo']) endDraft(`operation/${operationId}/${part}`)
  }, [isTooLate, operationId])
  const edit = (attribute: string, value: string) => {
    const before = operation.changes.find((change) => change.attribute === attribute)?.newValue ?? null
    const { [attribute]: _, ...others } = draft?.values ?? {}
    const given = value === '' ? null : value
    const values = given === before ? others : { ...others, [attribute]: given }
    const was = { ...draft?.was, ...(draft?.values[attribute] === undefined && { [attribute]: before }) }
    const { [attribute]: __, ...errors } = draft?.errors ?? {}
    const revision = draft?.revision ?? operation.revision
    setDraft(Object.keys(values).length === 0 ? null : { values, was, revision, errors })
  }
  return (
    <>
      {operation.conflicts.length > 0 && <Conflicts operation={operation} onDone={onDone} />}
      <section className="part">
        <h3>{say.changes}</h3>
        {draft && (isTooLate || draft.revision < operation.revision) && (
          <Changed operation={operation} draft={draft} isTooLate={isTooLate} setDraft={setDraft} />
        )}
        {operation.changes.length === 0 ? (
          <p className="soft">{say.noChanges}</p>
        ) : (
          <ChangesTable
            operation={operation}
            draft={isTooLate ? null : draft}
            edit={editable ? edit : null}
            masked={operation.masked}
          />
        )}
      </section>
      <OperationActions
        operation={operation}
        editable={editable}
        draft={isTooLate ? null : draft}
        setDraft={setDraft}
        onDone={onDone}
        onNext={onNext}
      />
    </>
  )
}

type ChangedProps = {
  operation: Detail
  draft: Draft
  isTooLate: boolean
  setDraft: (draft: Draft | null) => void
}

/** Says what someone else has done to the operation since the draft was begun. */
function Changed({ operation, draft, isTooLate, setDraft }: ChangedProps) {
  const say = useText(PANEL)
  const ui = useText(UI)
  const fieldName = useFieldName()
  const names = Object.keys(draft.values)
  const now = valuesNow(operation.changes, names)
  return (
    <ChangedMeanwhile
      text={isTooLate ? say.tooLate : ui.changedMeanwhile}
      fields={names.map((name) => ({
        name: fieldName(name),
        was: draft.was[name] ?? null,
        now: now[name] ?? null,
        yours: draft.values[name] ?? null,
      }))}
      keep={isTooLate ? null : () => setDraft({ ...draft, was: now, revision: operation.revision })}
      discard={() => setDraft(null)}
    />
  )
}
