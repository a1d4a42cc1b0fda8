import { callApi } from '../../api/call-api.ts'
import { useText } from '../../api/language.ts'
import { DismissOperationDocument } from '../../generated/documents.ts'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import { useNumber } from '../../ui/time.tsx'
import { toast } from '../../ui/toast.tsx'
import { CAUSE } from '../causes/cause-texts.ts'
import type { Line } from '../list/lines.ts'
import { PANEL } from '../shared/panel-texts.ts'

/** Dismisses the selected operations, each as it was seen; those that are refused are listed by the reason. */
export function DismissSelected({ lines, onClose }: { lines: readonly Line[]; onClose: () => void }) {
  const say = useText(CAUSE)
  const panel = useText(PANEL)
  const number = useNumber()
  const dismiss = async (reason: string) => {
    const refused = new Map<string, number>()
    let done = 0
    for (const { operationId, revision } of lines) {
      const input = { operationId, expectedRevision: revision, reason, cascade: false }
      const [refusal] = (await callApi(DismissOperationDocument, { input })).dismissOperation.userErrors
      if (refusal) refused.set(refusal.message, (refused.get(refusal.message) ?? 0) + 1)
      else done += 1
    }
    if (done > 0) toast('good', say.dismissed(number(done)))
    if (refused.size === 0) return null
    return (
      <>
        <p>{say.notDismissed(number(lines.length - done))}</p>
        <ul className="small-changes" lang="en">
          {[...refused].map(([message, count]) => (
            <li key={message}>
              <strong className="number">{number(count)}</strong> {message}
            </li>
          ))}
        </ul>
      </>
    )
  }
  return (
    <ReasonDialog
      title={say.dismissTitle(number(lines.length))}
      confirm={panel.dismiss}
      icon="minus"
      draft="selection/dismiss"
      danger
      onClose={onClose}
      onConfirm={dismiss}
    >
      <p>{panel.dismissHint}</p>
    </ReasonDialog>
  )
}
