import { callApi } from '../api/call-api.ts'
import { useText } from '../api/language.ts'
import { queries } from '../api/query.ts'
import { PauseRegisterDocument } from '../generated/documents.ts'
import { ReasonDialog } from '../ui/reason-dialog.tsx'
import { refusalsOf } from '../ui/refusals.tsx'
import { toast } from '../ui/toast.tsx'
import { REGISTERS } from './texts.ts'

type Props = { channel: string; register: string; name: string; onClose: () => void }

/** Pauses a register, with a reason. */
export default function PauseRegisterDialog({ channel, register, name, onClose }: Props) {
  const say = useText(REGISTERS)
  return (
    <ReasonDialog
      title={say.pauseTitle(name)}
      confirm={say.pause}
      icon="pause"
      draft={`register/${channel}/${register}/pause`}
      hint={say.inAudit}
      onClose={onClose}
      onConfirm={async (reason) => {
        const input = { channel, register, reason }
        const { userErrors } = (await callApi(PauseRegisterDocument, { input })).pauseRegister
        if (userErrors.length === 0) toast('good', say.pausedNow)
        void queries.invalidateQueries()
        return refusalsOf(userErrors)
      }}
    >
      <p>{say.pauseHint}</p>
    </ReasonDialog>
  )
}
