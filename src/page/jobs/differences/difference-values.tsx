import { useText } from '../../api/language.ts'
import { keyOf, queries, useAsk } from '../../api/query.ts'
import { useMay } from '../../api/whoami.ts'
import { FIELDS } from '../../customers/form/field-texts.ts'
import {
  ChannelBooksDocument,
  type ChannelBooksQuery,
  CustomerAtDocument,
  type CustomerPartsFragment,
  type DifferencePartsFragment,
} from '../../generated/documents.ts'
import { Reveal } from '../../operations/panel/reveal.tsx'
import { ErrorState, Skeleton } from '../../ui/state.tsx'
import { UI } from '../../ui/texts.ts'
import { COMPARED, DIFFERENCES } from './difference-texts.ts'

/** Nothing of these is compared, or they are the same by their nature. */
const LEFT_OUT: readonly string[] = [
  'id',
  'masked',
  'channel',
  'version',
  'displayAccount',
  'isAsyncCustomer',
  'syncState',
  'createdAt',
  'asyncCustomerAccount',
]

/** The customer as both sides have it now, as far as it differs; masked until it is revealed. */
export function DifferenceValues({ difference }: { difference: DifferencePartsFragment }) {
  const say = useText(DIFFERENCES)
  const may = useMay()
  const { asyncCustomerAccount: account, otherAsyncCustomerAccount: twin, channelDatabase } = difference
  const ours = useAsk(CustomerAtDocument, { account, channel: null })
  const books = useAsk(ChannelBooksDocument, {})
  const through = channelOf(books.data?.channels ?? [], channelDatabase, ours.data?.customer?.addressBooks ?? [])
  // At headquarters by itself it is compared with its twin, or with what a channel has.
  const channel = twin ? null : (through?.key ?? null)
  const hasOther = twin !== null || channel !== null
  const theirs = useAsk(
    CustomerAtDocument,
    { account: twin ?? account, channel },
    { enabled: hasOther && ours.data !== undefined },
  )
  const isRead = ours.data && (theirs.data || (!hasOther && books.data))
  const error = ours.error ?? books.error ?? theirs.error
  if (!isRead)
    return error ? (
      <ErrorState error={error} retry={() => void Promise.all([ours, books, theirs].map(({ refetch }) => refetch()))} />
    ) : (
      <Skeleton lines={3} />
    )
  const [left, right] = [ours.data?.customer ?? null, theirs.data?.customer ?? null]
  const masked = left?.masked || right?.masked
  return (
    <div className="difference-values">
      <Values left={left} right={right} name={twin ? say.other : through ? say.atChannel(through.name) : null} />
      {masked && (
        <p className="difference-masked soft">
          {say.maskedValues}{' '}
          {may('Mutation.revealCustomer') && (
            <Reveal
              customer={left?.id ?? right?.id ?? account}
              onRevealed={() => void queries.invalidateQueries({ queryKey: keyOf(CustomerAtDocument) })}
            />
          )}
        </p>
      )}
    </div>
  )
}

/** The channel that looks into the database that is concerned; one that shares an address book with the customer sees it. */
function channelOf(
  channels: ChannelBooksQuery['channels'],
  database: DifferencePartsFragment['channelDatabase'],
  books: readonly string[],
) {
  const keys = database?.channels.map(({ key }) => key)
  const looking = channels.filter(({ key }) => keys === undefined || keys.includes(key))
  const sharing = looking.find(({ addressBooks }) => addressBooks.some((book) => books.includes(book)))
  return sharing ?? (database ? looking[0] : undefined) ?? null
}

type Side = CustomerPartsFragment | null

function Values({ left, right, name }: { left: Side; right: Side; name: string | null }) {
  const say = useText(DIFFERENCES)
  const ui = useText(UI)
  const names: { readonly [field: string]: string } = { ...useText(FIELDS), ...useText(COMPARED) }
  const [mine, yours] = [textsOf(left), textsOf(right)]
  const fields = [...new Set([...Object.keys(mine), ...Object.keys(yours)])].filter(
    (field) => field === 'name' || !left || !right || mine[field] !== yours[field],
  )
  // Where one side has nothing, the empty fields of the other say nothing either.
  const shown = fields.filter((field) => mine[field] || yours[field])
  const value = (side: Side, text: string | undefined) =>
    side === null ? <span className="soft">{say.notThere}</span> : text || <span className="soft">{ui.empty}</span>
  const differs = left === null || right === null || shown.some((field) => field !== 'name')
  return (
    <>
      <table className="changes">
        <thead>
          <tr>
            <th scope="col">{say.field}</th>
            <th scope="col">{say.atHeadquarters}</th>
            {name && <th scope="col">{name}</th>}
          </tr>
        </thead>
        <tbody>
          {(shown.length > 0 ? shown : ['name']).map((field) => (
            <tr key={field}>
              <th scope="row">{names[field] ?? field}</th>
              <td>{value(left, mine[field])}</td>
              {name && <td>{value(right, yours[field])}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      {!differs && name && <p className="soft">{say.sameValues}</p>}
    </>
  )
}

/** Each field of a customer as one text. */
function textsOf(customer: Side): { readonly [field: string]: string } {
  return Object.fromEntries(
    Object.entries(customer ?? {})
      .filter(([field]) => !LEFT_OUT.includes(field))
      .map(([field, value]) => [field, textOf(value)]),
  )
}

function textOf(value: unknown): string {
  if (value === null || value === undefined || value === false) return ''
  if (Array.isArray(value)) return value.map(textOf).sort().join('; ')
  if (typeof value !== 'object') return String(value)
  return Object.entries(value)
    .filter(([field]) => !/Id$|^isPrimary$|^marketingOptIn$/.test(field))
    .map(([, part]) => textOf(part))
    .filter((part) => part !== '')
    .join(', ')
}
