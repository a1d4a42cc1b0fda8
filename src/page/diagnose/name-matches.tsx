import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { useText } from '../api/language.ts'
import { useApiQuery } from '../api/query.ts'
import { CustomerState } from '../customers/shared/customer-state.tsx'
import {
  type NamedCustomerFragment,
  NameMatchesDocument,
  type NameMatchesQuery,
  NearNamesDocument,
} from '../generated/documents.ts'
import { StatusBadge } from '../ui/operation-status.tsx'
import { Skeleton } from '../ui/state.tsx'
import { Ago } from '../ui/time.tsx'
import { beginningsOf, nearest } from './near-names.ts'
import { DIAGNOSE } from './texts.ts'

const SHOWN_NEAR = 8

/**
 * The customers with the searched words in their names, to choose from; when there are none, those with names that are
 * written nearly so, above the children.
 */
export function NameMatches({ text, children }: { text: string; children: ReactNode }) {
  const say = useText(DIAGNOSE)
  const { data, error } = useApiQuery(NameMatchesDocument, { search: text })
  if (!data && !error) return <Skeleton lines={3} />
  const matches = data ? matchesOf(data) : []
  if (matches.length > 0) return <MatchList title={say.whichCustomer} matches={matches} />
  return (
    <>
      <NearNames text={text} />
      {children}
    </>
  )
}

function NearNames({ text }: { text: string }) {
  const say = useText(DIAGNOSE)
  const [first, second] = beginningsOf(text)
  const some = useNamesThatBegin(first)
  const others = useNamesThatBegin(second)
  if (first === undefined || !some || !others) return null
  const found = new Map([...some, ...others].map((customer) => [customer.asyncCustomerAccount, customer]))
  const customers = [...found.values()]
  // Masked names cannot be compared: the first are shown.
  const near = customers.some(({ masked }) => masked)
    ? customers.slice(0, SHOWN_NEAR)
    : nearest(text, customers, SHOWN_NEAR)
  if (near.length === 0) return <p className="soft">{say.noNearNames(text)}</p>
  return <MatchList title={say.nearNames(text)} matches={near.flatMap(matchOf)} />
}

/** The customers with a word that begins so; undefined while they are not read. */
function useNamesThatBegin(beginning: string | undefined): readonly NamedCustomerFragment[] | undefined {
  const isEnabled = beginning !== undefined
  const { data } = useApiQuery(NearNamesDocument, { search: beginning ?? '' }, { enabled: isEnabled })
  return isEnabled ? data?.customers.nodes : NONE
}

const NONE: readonly NamedCustomerFragment[] = []

function MatchList({ title, matches }: { title: string; matches: readonly Match[] }) {
  const say = useText(DIAGNOSE)
  return (
    <section className="card diagnose-part name-matches" aria-labelledby="name-matches">
      <h2 id="name-matches">{title}</h2>
      <ul>
        {matches.map(({ guid, name, account, reach, where, at, badge }) => (
          <li key={guid}>
            <Link href={`/diagnose?of=${guid}`} className="name-match">
              {badge}
              <strong className="truncate">{name || say.unnamed}</strong>
              {account === null ? <span>{say.pendingSync}</span> : <span className="mono">{account}</span>}
              <span className="soft truncate">{reach}</span>
              <span className="soft truncate">
                {where} <Ago at={at} />
              </span>
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
  /** The e-mail address and the phone number, by which people tell customers of one name apart. */
  reach: string
  where: string | null
  at: string
  badge: ReactNode
}

const reachOf = (customer: { readonly email: string | null; readonly phone: string | null } | null) =>
  [customer?.email, customer?.phone].filter(Boolean).join(' · ')

function matchOf(customer: NamedCustomerFragment): Match[] {
  const { asyncCustomerAccount: guid, name, accountNumber: account, syncState, createdAt: at } = customer
  if (!guid) return []
  return [
    { guid, name, account, reach: reachOf(customer), where: null, at, badge: <CustomerState state={syncState} /> },
  ]
}

/** Each customer once: first those that are not at headquarters yet, newest operation first, then the others. */
function matchesOf({ customers, operations }: NameMatchesQuery): Match[] {
  const found = new Map<string, Match>(customers.nodes.flatMap(matchOf).map((match) => [match.guid, match]))
  for (const operation of operations.nodes) {
    const { asyncCustomerAccount: guid, customerName: name, customerAccount: account, channel, status } = operation
    const where = channel?.name ?? null
    const known = found.get(guid)
    if (known) known.where ??= where
    else {
      const badge = <StatusBadge status={status} />
      const reach = reachOf(operation.customer)
      found.set(guid, { guid, name, account, reach, where, at: operation.capturedAt, badge })
    }
  }
  return [...found.values()].sort((a, b) => Number(a.account !== null) - Number(b.account !== null))
}
