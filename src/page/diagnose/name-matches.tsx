import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { useText } from '../api/language.ts'
import { useApiQuery } from '../api/query.ts'
import { CustomerState } from '../customers/shared/customer-state.tsx'
import { NameMatchesDocument, type NameMatchesQuery } from '../generated/documents.ts'
import { StatusBadge } from '../ui/operation-status.tsx'
import { Skeleton } from '../ui/state.tsx'
import { DIAGNOSE } from './texts.ts'

/** The customers with the searched words in their names, to choose from; the children when there are none. */
export function NameMatches({ text, children }: { text: string; children: ReactNode }) {
  const say = useText(DIAGNOSE)
  const { data, error } = useApiQuery(NameMatchesDocument, { search: text })
  if (!data && !error) return <Skeleton lines={3} />
  const matches = data ? matchesOf(data) : []
  if (matches.length === 0) return children
  return (
    <section className="card diagnose-part name-matches" aria-labelledby="name-matches">
      <h2 id="name-matches">{say.whichCustomer}</h2>
      <ul>
        {matches.map(({ guid, name, account, where, badge }) => (
          <li key={guid}>
            <Link href={`/diagnose?of=${guid}`} className="name-match">
              {badge}
              <strong className="truncate">{name ?? say.unnamed}</strong>
              {account === null ? <span>{say.pendingSync}</span> : <span className="mono">{account}</span>}
              <span className="soft truncate">{where}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

type Match = {
  guid: string
  name: string | null
  account: string | null
  where: string | null
  badge: ReactNode
}

/** Each customer once: first those that are not at headquarters yet, newest operation first, then the others. */
function matchesOf({ customers, operations }: NameMatchesQuery): Match[] {
  const found = new Map<string, Match>()
  for (const { asyncCustomerAccount: guid, name, accountNumber, syncState } of customers.nodes)
    if (guid)
      found.set(guid, { guid, name, account: accountNumber, where: null, badge: <CustomerState state={syncState} /> })
  for (const { asyncCustomerAccount: guid, customer, customerAccount, channel, status } of operations.nodes) {
    const where = channel?.name ?? null
    const known = found.get(guid)
    if (known) known.where ??= where
    else {
      const badge = <StatusBadge status={status} />
      found.set(guid, { guid, name: customer?.name ?? null, account: customerAccount, where, badge })
    }
  }
  return [...found.values()].sort((a, b) => Number(a.account !== null) - Number(b.account !== null))
}
