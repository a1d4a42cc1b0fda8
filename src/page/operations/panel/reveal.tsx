import { useState } from 'react'
import { callApi } from '../../api/call-api.ts'
import { useText } from '../../api/language.ts'
import { queries } from '../../api/query.ts'
import { RevealCustomerDocument } from '../../generated/documents.ts'
import { Icon } from '../../ui/icon.tsx'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import { refusalsOf } from '../../ui/refusals.tsx'
import { PANEL } from '../shared/panel-texts.ts'

/** The button that reveals a customer's personal data for a while. It takes a reason, which the audit records. */
export function Reveal({ customer, onRevealed }: { customer: string; onRevealed: () => void }) {
  const say = useText(PANEL)
  const [confirming, setConfirming] = useState(false)
  return (
    <>
      <button type="button" className="button small" onClick={() => setConfirming(true)}>
        <Icon name="eye" />
        {say.reveal}
      </button>
      {confirming && (
        <ReasonDialog
          title={say.revealTitle}
          confirm={say.reveal}
          icon="eye"
          draft={`customer/${customer}/reveal`}
          onClose={() => setConfirming(false)}
          onConfirm={async (reason) => {
            const { revealCustomer } = await callApi(RevealCustomerDocument, { input: { customer, reason } })
            const { revealedUntil, userErrors } = revealCustomer
            if (userErrors.length > 0) return refusalsOf(userErrors)
            onRevealed()
            if (revealedUntil) setTimeout(reloadAll, Date.parse(revealedUntil) - Date.now(), onRevealed)
            return null
          }}
        >
          <p>{say.revealHint}</p>
        </ReasonDialog>
      )}
    </>
  )
}

/** Reloads everything when the time of a reveal is over: the data is then masked again. */
function reloadAll(reload: () => void): void {
  void queries.invalidateQueries()
  reload()
}
