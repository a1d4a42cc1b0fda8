import { useText } from '../../api/language.ts'
import { keyOf, queries, useApiQuery } from '../../api/query.ts'
import { IssueDetailDocument } from '../../generated/documents.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorState, Skeleton } from '../../ui/state.tsx'
import { useNumber } from '../../ui/time.tsx'
import { CauseCorrection } from '../causes/cause-correction.tsx'
import { CAUSE } from '../causes/cause-texts.ts'

type Props = {
  fingerprint: string
  operationIds: readonly string[]
  onClose: () => void
  onStarted: (bulkRun: string) => void
}

/** Corrects the selected operations, which have one cause. */
export function CorrectSelected({ fingerprint, operationIds, onClose, onStarted }: Props) {
  const say = useText(CAUSE)
  const number = useNumber()
  const { data, error, refetch } = useApiQuery(IssueDetailDocument, { id: fingerprint })
  const issue = data?.issue
  return (
    <Dialog title={say.selected(number(operationIds.length))} wide onClose={onClose}>
      {!issue && (error ? <ErrorState error={error} retry={() => void refetch()} /> : <Skeleton lines={4} />)}
      {issue && (
        <CauseCorrection
          issue={issue}
          filter={{ operation: operationIds }}
          count={operationIds.length}
          onChange={() => void queries.invalidateQueries({ queryKey: keyOf(IssueDetailDocument) })}
          onStarted={(bulkRun) => {
            onClose()
            onStarted(bulkRun)
          }}
        />
      )}
    </Dialog>
  )
}
