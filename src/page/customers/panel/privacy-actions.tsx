import { useState } from 'react'
import { callApi } from '../../api/call-api.ts'
import { useText } from '../../api/language.ts'
import { useApiQuery } from '../../api/query.ts'
import { useMay, useWhoami } from '../../api/whoami.ts'
import { EraseCustomerDocument, ExportCustomerDocument } from '../../generated/documents.ts'
import { Icon } from '../../ui/icon.tsx'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import { refusalsOf } from '../../ui/refusals.tsx'
import { Skeleton } from '../../ui/state.tsx'
import { useNumber } from '../../ui/time.tsx'
import { toast } from '../../ui/toast.tsx'
import { CUSTOMERS } from '../shared/texts.ts'
import type { Detail } from './detail.ts'

/** Export and erasure of a person's data, for tokens of all channels. */
export function PrivacyActions({ customer, onErased }: { customer: Detail; onErased: () => void }) {
  const say = useText(CUSTOMERS)
  const may = useMay()
  const { channels } = useWhoami()
  const [dialog, setDialog] = useState<'export' | 'erase' | null>(null)
  if (channels !== null) return null
  const close = () => setDialog(null)
  return (
    <>
      {may('Mutation.exportCustomer') && (
        <button type="button" className="button small" onClick={() => setDialog('export')}>
          <Icon name="download" />
          {say.export}
        </button>
      )}
      {may('Mutation.eraseCustomer') && (
        <button type="button" className="button small danger" onClick={() => setDialog('erase')}>
          <Icon name="close" />
          {say.erase}
        </button>
      )}
      {dialog === 'export' && <ExportDialog customer={customer} onClose={close} />}
      {dialog === 'erase' && <EraseDialog customer={customer} onErased={onErased} onClose={close} />}
    </>
  )
}

function ExportDialog({ customer, onClose }: { customer: Detail; onClose: () => void }) {
  const say = useText(CUSTOMERS)
  return (
    <ReasonDialog
      title={say.exportTitle}
      confirm={say.export}
      icon="download"
      draft={`customer/${customer.id}/export`}
      onClose={onClose}
      onConfirm={async (reason) => {
        const input = { customer: customer.id, reason }
        const {
          document: all,
          unreachable,
          userErrors,
        } = (await callApi(ExportCustomerDocument, { input })).exportCustomer
        if (userErrors.length > 0) return refusalsOf(userErrors)
        save(all, `customer-${customer.accountNumber ?? customer.asyncCustomerAccount ?? 'export'}.json`)
        if (unreachable.length > 0) toast('bad', say.exportedPartly(unreachable.join(', ')))
        else toast('good', say.exported)
        return null
      }}
    >
      <p>{say.exportHint}</p>
    </ReasonDialog>
  )
}

function save(content: unknown, name: string): void {
  const url = URL.createObjectURL(new Blob([JSON.stringify(content, null, 2)], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}

type EraseProps = { customer: Detail; onErased: () => void; onClose: () => void }

/** Shows what an erasure clears, and requires the account number to be typed, since it cannot be undone. */
function EraseDialog({ customer, onErased, onClose }: EraseProps) {
  const say = useText(CUSTOMERS)
  const [typed, setTyped] = useState('')
  const word = customer.accountNumber ?? customer.name
  return (
    <ReasonDialog
      title={say.eraseTitle}
      confirm={say.erase}
      icon="close"
      draft={`customer/${customer.id}/erase`}
      danger
      onClose={onClose}
      onConfirm={async (reason) => {
        if (typed.trim() !== word) return say.eraseMismatch(word)
        const input = { customer: customer.id, reason }
        const { userErrors } = (await callApi(EraseCustomerDocument, { input })).eraseCustomer
        if (userErrors.length > 0) return refusalsOf(userErrors)
        toast('good', say.erased)
        setTimeout(onErased)
        return null
      }}
    >
      <p>{say.eraseHint}</p>
      <ErasurePreview customer={customer.id} />
      <label className="field">
        <span className="label">{say.eraseType(word)}</span>
        <input className="input" value={typed} autoComplete="off" onChange={(event) => setTyped(event.target.value)} />
      </label>
    </ReasonDialog>
  )
}

/** The result of a dry run, which changes nothing. */
function ErasurePreview({ customer }: { customer: string }) {
  const say = useText(CUSTOMERS)
  const number = useNumber()
  const { data, error } = useApiQuery(EraseCustomerDocument, { input: { customer, reason: 'dry run', dryRun: true } })
  if (error) return null
  if (!data) return <Skeleton lines={2} />
  const { rehearsal } = data.eraseCustomer
  if (!rehearsal) return null
  const touched = rehearsal.tables.filter(({ rows }) => rows > 0)
  return (
    <div className="bulk-outcome">
      <p>{say.eraseRows(number(touched.reduce((sum, { rows }) => sum + rows, 0)))}</p>
      <ul className="columns">
        {touched.map(({ table, rows }) => (
          <li key={table}>
            {table} {number(rows)}
          </li>
        ))}
      </ul>
      <p>{say.eraseChannels(rehearsal.channelDatabases.map(({ name }) => name).join(', '))}</p>
    </div>
  )
}
