import { useState } from 'react'
import { callApi } from '../../api/call-api.ts'
import { useText } from '../../api/language.ts'
import { useMay } from '../../api/whoami.ts'
import {
  type EditOutcomeFragment,
  IssueLoyaltyCardDocument,
  LinkLoyaltyCardDocument,
  UpdateCustomerDocument,
} from '../../generated/documents.ts'
import { Icon } from '../../ui/icon.tsx'
import type { Outcome } from '../shared/route-note.tsx'
import { CUSTOMERS } from '../shared/texts.ts'
import type { Detail } from './detail.ts'
import { type CommonInput, EditDialog } from './edit-dialog.tsx'

type Props = { customer: Detail; channel: string | null; onChanged: (outcome: Outcome) => void }
type CardEdit = 'issue' | 'link' | 'block'

/**
 * The customer's loyalty cards. Through a channel, cards are issued and linked, in real time; a customer can be blocked
 * for loyalty enrollment, or not any more, everywhere.
 */
export function LoyaltyCards({ customer, channel, onChanged }: Props) {
  const say = useText(CUSTOMERS)
  const may = useMay()
  const [edit, setEdit] = useState<CardEdit | null>(null)
  const { loyaltyCards, blockLoyaltyEnrollment: blocked } = customer
  const enrolls = channel !== null && may('Mutation.issueLoyaltyCard') && !blocked
  const mayBlock = may('Mutation.updateCustomer') && !customer.masked
  return (
    <section className="part" aria-label={say.loyaltyCards}>
      <header className="part-head">
        <h3>{say.loyaltyCards}</h3>
        {loyaltyCards.length === 0 && <span className="soft">{say.noneOf}</span>}
        {enrolls && (
          <>
            <button type="button" className="button small plain" onClick={() => setEdit('issue')}>
              <Icon name="add" />
              {say.issueCard}
            </button>
            <button type="button" className="button small plain" onClick={() => setEdit('link')}>
              <Icon name="add" />
              {say.linkCard}
            </button>
          </>
        )}
        {mayBlock && (
          <button type="button" className="button small plain" onClick={() => setEdit('block')}>
            <Icon name={blocked ? 'check' : 'minus'} />
            {blocked ? say.allowEnrollment : say.blockEnrollment}
          </button>
        )}
      </header>
      {blocked && <p className="soft hint">{say.enrollmentBlocked}</p>}
      {loyaltyCards.length > 0 && (
        <ul className="chips">
          {loyaltyCards.map((number) => (
            <li key={number} className="badge mono">
              {number}
            </li>
          ))}
        </ul>
      )}
      {edit && (
        <CardDialog
          edit={edit}
          customer={customer}
          channel={channel}
          onDone={onChanged}
          onClose={() => setEdit(null)}
        />
      )}
    </section>
  )
}

type DialogProps = {
  edit: CardEdit
  customer: Detail
  channel: string | null
  onDone: (outcome: Outcome) => void
  onClose: () => void
}

function CardDialog({ edit, customer, channel, onDone, onClose }: DialogProps) {
  const say = useText(CUSTOMERS)
  const blocked = customer.blockLoyaltyEnrollment
  const titles = {
    issue: say.issueCard,
    link: say.linkCard,
    block: blocked ? say.allowEnrollment : say.blockEnrollment,
  }
  const hints = { issue: say.issueCardHint, link: say.linkCardHint, block: blocked ? say.allowHint : say.blockHint }
  const fields =
    edit === 'block'
      ? []
      : [{ name: 'cardNumber', label: say.cardNumber, required: edit === 'link', hint: hints[edit] }]
  return (
    <EditDialog
      title={titles[edit]}
      draft={`loyalty/${edit}`}
      customer={customer}
      fields={fields}
      initial={{}}
      send={({ cardNumber = '' }, common) =>
        edit === 'block'
          ? setBlocked(common, channel, !blocked)
          : addCard(edit, common, { channel: channel ?? '', cardNumber: cardNumber.trim() })
      }
      onDone={onDone}
      onClose={onClose}
    >
      {edit === 'block' && <p>{hints.block}</p>}
    </EditDialog>
  )
}

async function setBlocked(common: CommonInput, channel: string | null, block: boolean): Promise<EditOutcomeFragment> {
  const input = { ...common, channel, changes: { blockLoyaltyEnrollment: block } }
  return (await callApi(UpdateCustomerDocument, { input })).updateCustomer
}

/** A card has no operation of its own: it is issued and linked in real time. */
async function addCard(
  edit: 'issue' | 'link',
  { customerId, idempotencyKey }: CommonInput,
  { channel, cardNumber }: { channel: string; cardNumber: string },
): Promise<EditOutcomeFragment> {
  const common = { channel, customerId, idempotencyKey }
  const { customer, userErrors } =
    edit === 'issue'
      ? (await callApi(IssueLoyaltyCardDocument, { input: { ...common, cardNumber: cardNumber || null } }))
          .issueLoyaltyCard
      : (await callApi(LinkLoyaltyCardDocument, { input: { ...common, cardNumber } })).linkLoyaltyCard
  return { customer, operation: null, route: 'REALTIME', routeReason: 'ALWAYS_SYNCHRONOUS', warnings: [], userErrors }
}
