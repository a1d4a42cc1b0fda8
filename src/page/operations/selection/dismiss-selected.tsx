import { callApi } from '../../api/call-api.ts'
import { useLanguage, useText } from '../../api/language.ts'
import { DismissOperationDocument } from '../../generated/documents.ts'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import { dutchRefusal, type Refusal } from '../../ui/refusals.tsx'
import { useNumber } from '../../ui/time.tsx'
import { toast } from '../../ui/toast.tsx'
import { CAUSE } from '../causes/cause-texts.ts'
import type { Line } from '../list/lines.ts'
import { PANEL } from '../shared/panel-texts.ts'

/** Dismisses the selected operations, each as it was seen; those that are refused are listed by the reason. */
export function DismissSelected({ lines, onClose }: { lines: readonly Line[]; onClose: () => void }) {
  const say = useText(CAUSE)
  const panel = useText(PANEL)
  const language = useLanguage()
  const number = useNumber()
  const dismiss = async (reason: string) => {
    const refused = new Map<string, number>()
    const sentence = (refusal: Refusal) => (language === 'nl' ? dutchRefusal(refusal) : refusal.message)
    let done = 0
    for (const { operationId, revision } of lines) {
      const input = { operationId, expectedRevision: revision, reason, cascade: false }
      const [refusal] = (await callApi(DismissOperationDocument, { input })).dismissOperation.userErrors
      if (refusal) refused.set(sentence(refusal), (refused.get(sentence(refusal)) ?? 0) + 1)
      else done += 1
    }
    if (done > 0) toast('good', say.dismissed(number(done)))
    if (refused.size === 0) return null
    return (
      <>
        <p>{say.notDismissed(number(lines.length - done))}</p>
        <ul className="small-changes">
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
