import { useState } from 'react'
import { ask } from '../../api/ask.ts'
import { useText } from '../../api/language.ts'
import { queries } from '../../api/query.ts'
import { RevealCustomerDocument } from '../../generated/documents.ts'
import { Icon } from '../../ui/icon.tsx'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import { refusalsOf } from '../../ui/refusals.tsx'
import { PANEL } from '../shared/panel-texts.ts'

/** Shows a customer's personal data for a while, after asking why; it is recorded in the audit. */
export function Reveal({ customer, onRevealed }: { customer: string; onRevealed: () => void }) {
  const say = useText(PANEL)
  const [asking, setAsking] = useState(false)
  return (
    <>
      <button type="button" className="button small" onClick={() => setAsking(true)}>
        <Icon name="eye" />
        {say.reveal}
      </button>
      {asking && (
        <ReasonDialog
          title={say.revealTitle}
          confirm={say.reveal}
          icon="eye"
          onClose={() => setAsking(false)}
          onConfirm={async (reason) => {
            const { revealCustomer } = await ask(RevealCustomerDocument, { input: { customer, reason } })
            const { revealedUntil, userErrors } = revealCustomer
            if (userErrors.length > 0) return refusalsOf(userErrors)
            onRevealed()
            if (revealedUntil) setTimeout(veil, Date.parse(revealedUntil) - Date.now(), onRevealed)
            return null
          }}
        >
          <p>{say.revealHint}</p>
        </ReasonDialog>
      )}
    </>
  )
}

/** When it is over, what stands on the page is read again, and is masked. */
function veil(readAnew: () => void): void {
  void queries.invalidateQueries()
  readAnew()
}
