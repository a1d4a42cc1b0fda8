import { useEffect, useState } from 'react'
import { useText } from '../../api/language.ts'
import { useMay } from '../../api/whoami.ts'
import { toast } from '../../ui/toast.tsx'
import type { Detail } from '../shared/detail.ts'
import { PANEL } from '../shared/panel-texts.ts'
import { ChangesTable } from './changes-table.tsx'
import { Conflicts } from './conflicts.tsx'
import type { Draft } from './draft.ts'
import { OperationActions } from './operation-actions.tsx'

const EDITABLE: readonly string[] = ['UPLOADED', 'WAITING_ON', 'FAILED']
/** Statuses in which an operation can no longer be corrected. */
const COMPLETED: readonly string[] = ['SYNCED', 'DISTRIBUTED', 'SUPERSEDED', 'DISMISSED']

/** The changes of the operation, which can be corrected, and its actions. */
export function Correction({ operation, onDone }: { operation: Detail; onDone: () => void }) {
  const say = useText(PANEL)
  const may = useMay()
  const [draft, setDraft] = useState<Draft | null>(null)
  const editable = EDITABLE.includes(operation.status) && may('Mutation.saveOperation')
  const isTooLate = draft !== null && COMPLETED.includes(operation.status)
  useEffect(() => {
    if (!isTooLate) return
    setDraft(null)
    toast('bad', say.tooLate)
  }, [isTooLate, say])
  const edit = (attribute: string, value: string) => {
    const before = operation.changes.find((change) => change.attribute === attribute)?.newValue ?? null
    const { [attribute]: _, ...others } = draft?.values ?? {}
    const given = value === '' ? null : value
    const values = given === before ? others : { ...others, [attribute]: given }
    const { [attribute]: __, ...errors } = draft?.errors ?? {}
    const revision = draft?.revision ?? operation.revision
    setDraft(Object.keys(values).length === 0 ? null : { values, revision, errors })
  }
  return (
    <>
      {operation.conflicts.length > 0 && <Conflicts operation={operation} onDone={onDone} />}
      <section className="part">
        <h3>{say.changes}</h3>
        {operation.changes.length === 0 ? (
          <p className="soft">{say.noChanges}</p>
        ) : (
          <ChangesTable operation={operation} draft={draft} edit={editable && !operation.masked ? edit : null} />
        )}
      </section>
      <OperationActions operation={operation} editable={editable} draft={draft} setDraft={setDraft} onDone={onDone} />
    </>
  )
}
