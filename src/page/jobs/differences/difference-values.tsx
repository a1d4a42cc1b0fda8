import { useText } from '../../api/language.ts'
import { keyOf, queries, useApiQuery } from '../../api/query.ts'
import { useMay } from '../../api/whoami.ts'
import { FIELDS } from '../../customers/shared/field-texts.ts'
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

/** Fields that are not compared, or that cannot differ. */
const NOT_COMPARED: readonly string[] = [
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

/** The fields in which both sides differ now; masked until the visitor reveals them. */
export function DifferenceValues({ difference }: { difference: DifferencePartsFragment }) {
  const say = useText(DIFFERENCES)
  const may = useMay()
  const { asyncCustomerAccount: account, otherAsyncCustomerAccount: twin, channelDatabase } = difference
  const atHeadquarters = useApiQuery(CustomerAtDocument, { account, channel: null })
  const books = useApiQuery(ChannelBooksDocument, {})
  const through = channelOf(
    books.data?.channels ?? [],
    channelDatabase,
    atHeadquarters.data?.customer?.addressBooks ?? [],
  )
  // A difference within headquarters is compared with the duplicate, any other with the channel's data.
  const channel = twin ? null : (through?.key ?? null)
  const hasOther = twin !== null || channel !== null
  const other = useApiQuery(
    CustomerAtDocument,
    { account: twin ?? account, channel },
    { enabled: hasOther && atHeadquarters.data !== undefined },
  )
  const isRead = atHeadquarters.data && (other.data || (!hasOther && books.data))
  const error = atHeadquarters.error ?? books.error ?? other.error
  const retry = () => void Promise.all([atHeadquarters, books, other].map(({ refetch }) => refetch()))
  if (!isRead) return error ? <ErrorState error={error} retry={retry} /> : <Skeleton lines={3} />
  const [left, right] = [atHeadquarters.data?.customer ?? null, other.data?.customer ?? null]
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

/** A channel of the difference's database, if possible one that shares an address book with the customer. */
function channelOf(
  channels: ChannelBooksQuery['channels'],
  database: DifferencePartsFragment['channelDatabase'],
  books: readonly string[],
) {
  const keys = database?.channels.map(({ key }) => key)
  const candidates = channels.filter(({ key }) => keys === undefined || keys.includes(key))
  const sharing = candidates.find(({ addressBooks }) => addressBooks.some((book) => books.includes(book)))
  return sharing ?? (database ? candidates[0] : undefined) ?? null
}

type Side = CustomerPartsFragment | null

function Values({ left, right, name }: { left: Side; right: Side; name: string | null }) {
  const say = useText(DIFFERENCES)
  const ui = useText(UI)
  const names: { readonly [field: string]: string } = { ...useText(FIELDS), ...useText(COMPARED) }
  const [leftTexts, rightTexts] = [textsOf(left), textsOf(right)]
  const fields = [...new Set([...Object.keys(leftTexts), ...Object.keys(rightTexts)])].filter(
    (field) => field === 'name' || !left || !right || leftTexts[field] !== rightTexts[field],
  )
  // A field that is empty on both sides is not shown.
  const shown = fields.filter((field) => leftTexts[field] || rightTexts[field])
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
              <td>{value(left, leftTexts[field])}</td>
              {name && <td>{value(right, rightTexts[field])}</td>}
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
      .filter(([field]) => !NOT_COMPARED.includes(field))
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
