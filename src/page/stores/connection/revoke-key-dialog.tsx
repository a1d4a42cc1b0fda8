import { callApi } from '../../api/call-api.ts'
import { useText } from '../../api/language.ts'
import { queries } from '../../api/query.ts'
import { RevokeStoreKeyDocument } from '../../generated/documents.ts'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import { refusalsOf } from '../../ui/refusals.tsx'
import { toast } from '../../ui/toast.tsx'
import { STORES } from './texts.ts'

/** Revokes the key of a store for good, as after a theft of its machine. */
export default function RevokeKeyDialog(props: { name: string; storeKey: string; onClose: () => void }) {
  const { name, storeKey, onClose } = props
  const say = useText(STORES)
  return (
    <ReasonDialog
      title={say.revokeTitle(name)}
      confirm={say.revokeKey}
      icon="alert"
      draft={`store-key/${name}/revoke`}
      danger
      required={false}
      hint={say.inAudit}
      onClose={onClose}
      onConfirm={async (reason) => {
        const input = { key: storeKey, reason: reason === '' ? null : reason }
        const { userErrors } = (await callApi(RevokeStoreKeyDocument, { input })).revokeStoreKey
        if (userErrors.length === 0) toast('good', say.isRevoked)
        void queries.invalidateQueries()
        return refusalsOf(userErrors)
      }}
    >
      <p>{say.revokeHint}</p>
    </ReasonDialog>
  )
}
