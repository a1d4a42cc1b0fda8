import { Link } from 'wouter'
import { useText } from '../../api/language.ts'
import type { CustomerWarningCode } from '../../generated/documents.ts'
import { Icon } from '../../ui/icon.tsx'
import { compareHref, useMayMerge } from './compare.ts'
import { CUSTOMERS } from './texts.ts'

type Warning = {
  readonly code: CustomerWarningCode
  readonly customers: readonly { readonly asyncCustomerAccount: string | null; readonly name: string }[]
}

/**
 * Leads from warnings of possible duplicates to the customers side by side; `customer` is the temporary GUID of the one
 * that the warnings are about. The place of a merged customer is taken by the one that it leads to.
 */
export function PossiblySame({ customer, warnings }: { customer: string | null; warnings: readonly Warning[] }) {
  const say = useText(CUSTOMERS)
  const mayMerge = useMayMerge()
  const named = warnings.flatMap((warning) => (warning.code === 'POSSIBLE_DUPLICATE' ? warning.customers : []))
  const others = new Map(named.map((other) => [other.asyncCustomerAccount, other.name]))
  others.delete(customer)
  if (!mayMerge || others.size === 0) return null
  return (
    <ul className="actions" aria-label={say.duplicates}>
      {[...others].map(([id, name]) => (
        <li key={id}>
          <Link className="button small" href={compareHref(id, customer)}>
            <Icon name="compare" />
            {say.compareWith(name || say.unnamed)}
          </Link>
        </li>
      ))}
    </ul>
  )
}
