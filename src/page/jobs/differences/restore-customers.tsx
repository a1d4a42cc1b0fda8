import { useState } from 'react'
import { useText } from '../../api/language.ts'
import { useApiQuery } from '../../api/query.ts'
import { useMay, useWhoami } from '../../api/whoami.ts'
import {
  type DifferencePartsFragment,
  DifferencesDocument,
  RestoreCustomersDocument,
} from '../../generated/documents.ts'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import { useNumber } from '../../ui/time.tsx'
import { toast } from '../../ui/toast.tsx'
import { runMutation } from '../shared/run-mutation.ts'
import { DIFFERENCES } from './difference-texts.ts'

const RESTORABLE = ['LOST_AT_HEADQUARTERS', 'NEWER_AT_CHANNEL'] as const

/**
 * The button that takes what headquarters has lost from the channel databases: for one difference, or (null) for all.
 * For tokens of all channels only; not shown when there is nothing to restore.
 */
export function RestoreCustomers({ difference }: { difference: DifferencePartsFragment | null }) {
  const say = useText(DIFFERENCES)
  const may = useMay()
  const { channels } = useWhoami()
  if (!may('Mutation.restoreCustomers') || channels !== null) return null
  if (difference === null) return <RestoreAll />
  const { id, kind, status, number } = difference
  if (status !== 'REPORTED' || !RESTORABLE.some((restorable) => restorable === kind)) return null
  return <RestoreButton differences={[id]} label={say.restore} number={number} />
}

function RestoreAll() {
  const say = useText(DIFFERENCES)
  const { data } = useApiQuery(DifferencesDocument, { status: ['REPORTED'], kind: [...RESTORABLE], first: 1 })
  if (!data || data.differences.nodes.length === 0) return null
  return <RestoreButton differences={null} label={say.restoreAll} />
}

function RestoreButton({
  differences,
  label,
  number,
}: {
  differences: readonly string[] | null
  label: string
  number?: string
}) {
  const say = useText(DIFFERENCES)
  const format = useNumber()
  const [open, setOpen] = useState(false)
  return (
    <>
      <button type="button" className="button small" onClick={() => setOpen(true)}>
        {label}
        {number && <span className="unseen"> {number}</span>}
      </button>
      {open && (
        <ReasonDialog
          title={say.restoreTitle}
          confirm={say.restoreConfirm}
          icon="check"
          draft={`difference/${differences?.join() ?? 'all'}/restore`}
          hint={say.acceptReason}
          onClose={() => setOpen(false)}
          onConfirm={async (reason) => {
            const input = { differences, reason }
            const { payload, refused } = await runMutation(
              RestoreCustomersDocument,
              input,
              (answer) => answer.restoreCustomers,
            )
            if (payload && !refused) toast('good', say.restoreDone(format(payload.restored), format(payload.left)))
            return refused
          }}
        >
          <p>{say.restoreHint}</p>
        </ReasonDialog>
      )}
    </>
  )
}
