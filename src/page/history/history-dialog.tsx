import { useText } from '../api/language.ts'
import { useFieldName } from '../customers/shared/field-name.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { CustomerHistory } from './customer-history.tsx'
import { HISTORY } from './history-texts.ts'

type Props = {
  customer: { readonly id: string; readonly name: string }
  /** The field whose changes are shown first; null: the whole history. */
  field: string | null
  onField: (field: string | null) => void
  onClose: () => void
}

/** The history of a customer or of one of its fields, over the panel. */
export function HistoryDialog({ customer, field, onField, onClose }: Props) {
  const say = useText(HISTORY)
  const nameOf = useFieldName()
  return (
    <Dialog
      title={field === null ? say.historyOf(customer.name) : say.whoChanged(nameOf(field))}
      wide
      onClose={onClose}
    >
      <CustomerHistory key={field} customer={customer.id} field={field} />
      {field !== null && (
        <div className="dialog-foot">
          <button type="button" className="button" onClick={() => onField(null)}>
            {say.whole}
          </button>
        </div>
      )}
    </Dialog>
  )
}
