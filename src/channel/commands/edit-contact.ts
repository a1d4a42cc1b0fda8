import type { Actor } from '../../access/actor.ts'
import type { ChannelDatabase } from '../../between/sides.ts'
import { type CustomerOutcome, refused } from '../../model/customer-outcome.ts'
import type { StagedCustomerRow } from '../../model/operation.ts'
import { derivedId } from '../capture/ids.ts'
import { NO_ROWS } from '../capture/staged.ts'
import { found } from '../validate/check-field.ts'
import { checkContact } from '../validate/check-parts.ts'
import type { ContactInput } from '../validate/customer-input.ts'
import { type EditTarget, editUnlessRefused, refusedEdit } from './edit.ts'
import { editCustomer } from './edit-customer.ts'
import { contactRow } from './new-customer.ts'

/** Adds a contact, or changes the one named. A primary contact is the customer's own phone number, e-mail or web address too. */
export function setCustomerContact(
  database: ChannelDatabase,
  actor: Actor,
  input: EditTarget & { contactId?: string | null; contact: ContactInput },
): Promise<CustomerOutcome> {
  const { contact } = input
  const contactId = input.contactId ?? null
  return editCustomer(database, actor, input, {
    action: 'setCustomerContact',
    routed: 'EDIT_CUSTOMER',
    kind: 'UPDATE_CONTACTS',
    content: [contactId, contact],
    inputPath: ['contact'],
    workOut(customer, { setting, seed }) {
      const isNew = contactId === null
      if (!isNew && !customer.contacts.some((each) => each.contactId === contactId)) return refusedEdit(noSuchContact())
      const findings = found()
      checkContact({ setting, findings, path: [], edit: true }, contact)
      return editUnlessRefused(findings, ['contact'], () => ({
        rows: {
          ...NO_ROWS,
          customer: contact.isPrimary ? [ownField(contact)] : [],
          contacts: [contactRow(isNew ? 'CREATE' : 'UPDATE', contactId ?? derivedId(seed, 'contact'), contact)],
        },
      }))
    },
  })
}

export function removeCustomerContact(
  database: ChannelDatabase,
  actor: Actor,
  input: EditTarget & { contactId: string },
): Promise<CustomerOutcome> {
  return editCustomer(database, actor, input, {
    action: 'removeCustomerContact',
    routed: 'EDIT_CUSTOMER',
    kind: 'UPDATE_CONTACTS',
    content: input.contactId,
    inputPath: [],
    workOut(customer) {
      const contact = customer.contacts.find((each) => each.contactId === input.contactId)
      if (!contact) return refusedEdit(noSuchContact())
      return {
        rows: { ...NO_ROWS, contacts: [contactRow('DEACTIVATE', contact.contactId, contact)] },
        warnings: [],
      }
    },
  })
}

const OWN_FIELDS = { PHONE: 'phone', EMAIL: 'email', URL: 'url' } as const

function ownField({ type, value }: ContactInput): StagedCustomerRow {
  const field = OWN_FIELDS[type]
  return { operation: 'UPDATE', changedFields: [field], [field]: value }
}

const noSuchContact = () =>
  refused('NOT_FOUND', 'The customer has no such contact. Read its `contacts` again.', ['contactId'])
