import { useState } from 'react'
import { callApi } from '../../api/call-api.ts'
import { useText } from '../../api/language.ts'
import { useMay } from '../../api/whoami.ts'
import { SynchronizeForOrderDocument, type SynchronizeForOrderMutation } from '../../generated/documents.ts'
import { Icon } from '../../ui/icon.tsx'
import { refusalsOf } from '../../ui/refusals.tsx'
import { ErrorState } from '../../ui/state.tsx'
import { CUSTOMERS } from '../shared/texts.ts'
import type { Detail } from './detail.ts'

type Props = { customer: Detail; channel: string; onSynchronized: () => void }
type Answer = SynchronizeForOrderMutation['synchronizeForOrder']

/**
 * Whether a customer order of this channel can have the customer, as a till asks before it takes the order: the
 * customer is synchronized first.
 */
export function CustomerOrder({ customer, channel, onSynchronized }: Props) {
  const say = useText(CUSTOMERS)
  const may = useMay()
  const [asks, setAsks] = useState(false)
  const [answer, setAnswer] = useState<Answer | null>(null)
  const [error, setError] = useState<unknown>(null)
  if (!may('Mutation.synchronizeForOrder')) return null
  async function ask() {
    setAsks(true)
    setError(null)
    try {
      const input = { channel, customerId: customer.id }
      setAnswer((await callApi(SynchronizeForOrderDocument, { input })).synchronizeForOrder)
      onSynchronized()
    } catch (thrown) {
      setError(thrown)
    } finally {
      setAsks(false)
    }
  }
  return (
    <section className="part" aria-label={say.customerOrder}>
      <header className="part-head">
        <h3>{say.customerOrder}</h3>
        <button type="button" className="button small plain" disabled={asks} onClick={() => void ask()}>
          <Icon name="sync" />
          {asks ? say.orderAsks : say.orderAsk}
        </button>
      </header>
      <div role="status">{answer && !asks && <Advice answer={answer} />}</div>
      {error !== null && <ErrorState error={error} retry={() => void ask()} />}
    </section>
  )
}

function Advice({ answer }: { answer: Answer }) {
  const say = useText(CUSTOMERS)
  const { canBeOrdered, accountNumber, userErrors } = answer
  if (canBeOrdered && userErrors.length === 0) return <p className="good-text">{say.orderReady(accountNumber ?? '')}</p>
  return (
    <>
      <p>{canBeOrdered ? say.orderLater : say.orderNotYet}</p>
      <div className="soft">{refusalsOf(userErrors)}</div>
    </>
  )
}
