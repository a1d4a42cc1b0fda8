import { useApolloClient, useMutation, useQuery, useSubscription } from '@apollo/client/react'
import { type FormEvent, useRef, useState } from 'react'
import { ChangesDocument, CreateDocument, CustomerDocument, CustomersDocument, type LineFragment } from './generated'

export function Customers({ channel }: { channel: string }) {
  const [search, setSearch] = useState('')
  const { data, error } = useQuery(CustomersDocument, { variables: { channel, search: search || null } })
  return (
    <>
      <h1>Customers of {channel}</h1>
      <input type="search" aria-label="Search" value={search} onChange={({ target }) => setSearch(target.value)} />
      {error && <p role="alert">{error.message}</p>}
      <ul>
        {data?.customers.nodes.map((customer) => (
          <Line key={customer.id} customer={customer} channel={channel} />
        ))}
      </ul>
      <NewCustomer channel={channel} />
    </>
  )
}

function Line({ customer, channel }: { customer: LineFragment; channel: string }) {
  return (
    <li>
      {customer.name} <b>{customer.displayAccount}</b>
      {customer.syncState !== 'SYNCED' && <Follow id={customer.id} channel={channel} />}
    </li>
  )
}

/** Reads a customer again when its operation has changed, until it is synchronized; the cache shows it everywhere. */
function Follow({ id, channel }: { id: string; channel: string }) {
  const client = useApolloClient()
  useSubscription(ChangesDocument, {
    variables: { customer: id },
    onData: () =>
      void client.query({ query: CustomerDocument, variables: { channel, id }, fetchPolicy: 'network-only' }),
  })
  return null
}

function NewCustomer({ channel }: { channel: string }) {
  const [create, { data, error, loading }] = useMutation(CreateDocument, { refetchQueries: [CustomersDocument] })
  // One for each customer: a form that is sent twice makes one.
  const idempotencyKey = useRef(crypto.randomUUID())
  const refusals = data?.createCustomer.userErrors ?? []

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    const value = (name: string) => String(new FormData(form).get(name) ?? '') || null
    const customer = { firstName: value('firstName'), lastName: value('lastName'), email: value('email') }
    const input = { channel, idempotencyKey: idempotencyKey.current, customer }
    const done = await create({ variables: { input } }).catch(() => null)
    if (!done?.data?.createCustomer.customer) return
    idempotencyKey.current = crypto.randomUUID()
    form.reset()
  }

  return (
    <form onSubmit={(event) => void submit(event)}>
      <h2>New customer</h2>
      <label>
        First name <input name="firstName" />
      </label>
      <label>
        Last name <input name="lastName" required />
      </label>
      <label>
        E-mail <input name="email" />
      </label>
      <button type="submit" disabled={loading}>
        Create
      </button>
      {error && <p role="alert">{error.message}</p>}
      {refusals.map(({ code, field, message }) => (
        <p role="alert" key={`${code} ${field}`}>
          {field?.at(-1)}: {message}
        </p>
      ))}
    </form>
  )
}
