import { useState } from 'react'
import { useDraft } from '../../api/drafts.ts'
import type { Values } from './fields.tsx'
import { newKey } from './form-key.ts'

const EMPTY: Values = { customerType: 'PERSON' }

/**
 * The values of the form for a new customer, kept as a draft of the channel with the form's idempotency key: a form
 * whose outcome is unknown is still safe to resubmit after a reload.
 */
export function useNewCustomer(channel: string) {
  const [kept, keep] = useDraft(`customer/new/${channel}`)
  const [ownKey, setOwnKey] = useState(newKey)
  const key = kept?.key ?? ownKey
  const values: Values = {
    ...EMPTY,
    ...Object.fromEntries(Object.entries(kept?.values ?? {}).map(([name, value]) => [name, value ?? ''])),
  }
  return {
    values,
    key,
    isKept: kept !== null,
    change: (changed: Values) => {
      const filled = Object.entries({ ...values, ...changed }).filter(([name, value]) => value !== (EMPTY[name] ?? ''))
      keep(filled.length > 0 ? { values: Object.fromEntries(filled), was: {}, base: '', key } : null)
    },
    /** The next request is another one. */
    renewKey: () => {
      const next = newKey()
      setOwnKey(next)
      if (kept) keep({ ...kept, key: next })
    },
    discard: () => {
      keep(null)
      setOwnKey(newKey())
    },
  }
}
