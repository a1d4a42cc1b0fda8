import { useState } from 'react'
import { Link } from 'wouter'
import { callApi } from '../../api/call-api.ts'
import { useText } from '../../api/language.ts'
import { queries } from '../../api/query.ts'
import {
  type ComparedCustomerFragment,
  type PossibleDuplicatesQuery,
  RestorePossibleDuplicateDocument,
} from '../../generated/documents.ts'
import { Icon } from '../../ui/icon.tsx'
import { refusalsOf } from '../../ui/refusals.tsx'
import { Ago } from '../../ui/time.tsx'
import { toast } from '../../ui/toast.tsx'
import { compareHref } from '../shared/compare.ts'
import { CUSTOMERS } from '../shared/texts.ts'
import { DUPLICATES } from './duplicate-texts.ts'
import { DismissDialog } from './pair-actions.tsx'

type Pair = PossibleDuplicatesQuery['possibleDuplicates']['nodes'][number]

/** Two customers with what they have in common, and what can be done about them. */
export function PairLine({ pair, onChanged }: { pair: Pair; onChanged: () => void }) {
  const say = useText(DUPLICATES)
  const customers = useText(CUSTOMERS)
  const [dismissing, setDismissing] = useState(false)
  const [one, other] = pair.customers
  if (!one || !other) return null
  const ids = [one.id, other.id]
  const names = [one, other].map(({ name, accountNumber }) => `${name || customers.unnamed} ${accountNumber ?? ''}`)
  const both = names.map((name) => name.trim()).join(' · ')
  const restore = async () => {
    const failed = (error: unknown) => (error instanceof Error ? error.message : String(error))
    const refused = await callApi(RestorePossibleDuplicateDocument, { input: { customers: ids } })
      .then(({ restorePossibleDuplicate }) => refusalsOf(restorePossibleDuplicate.userErrors))
      .catch(failed)
    toast(refused ? 'bad' : 'good', refused ?? say.restored)
    void queries.invalidateQueries()
    onChanged()
  }
  return (
    <li className="pair card">
      <div className="pair-two">
        <Person customer={one} />
        <Person customer={other} />
      </div>
      <p className="chips">
        {pair.reasons.length === 0 && <span className="soft">{say.nothingSame}</span>}
        {pair.reasons.map((reason) => (
          <span key={reason} className="badge warn">
            {say[reason]}
          </span>
        ))}
      </p>
      {pair.sharedByMany && <p className="soft hint">{say.many}</p>}
      {pair.dismissedAt !== null && (
        <p className="soft hint">
          {say.dismissedBy(pair.dismissedBy ?? '')} <Ago at={pair.dismissedAt} />
        </p>
      )}
      <p className="actions">
        <Link
          className="button small primary"
          href={compareHref(one.asyncCustomerAccount, other.asyncCustomerAccount)}
          aria-label={say.compareOf(both)}
        >
          <Icon name="compare" />
          {say.compare}
        </Link>
        {pair.dismissedAt === null ? (
          <button
            type="button"
            className="button small"
            aria-label={say.apartOf(both)}
            onClick={() => setDismissing(true)}
          >
            <Icon name="split" />
            {say.apart}
          </button>
        ) : (
          <button
            type="button"
            className="button small"
            aria-label={say.restoreOf(both)}
            onClick={() => void restore()}
          >
            <Icon name="undo" />
            {say.restore}
          </button>
        )}
      </p>
      {dismissing && <DismissDialog customers={ids} onDone={onChanged} onClose={() => setDismissing(false)} />}
    </li>
  )
}

function Person({ customer }: { customer: ComparedCustomerFragment }) {
  const customers = useText(CUSTOMERS)
  const { id, name, accountNumber, email, phone } = customer
  return (
    <div className="pair-person">
      <Link href={`/customers/${id}?channel=headquarters`}>{name || customers.unnamed}</Link>
      <span className="mono">{accountNumber}</span>
      <span className="soft">{[email, phone].filter(Boolean).join(' · ')}</span>
    </div>
  )
}
