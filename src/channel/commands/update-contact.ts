import type { Actor } from '../../access/actor.ts'
import type { ChannelDatabase } from '../../between/sides.ts'
import type { CustomerOutcome } from '../../model/customer-outcome.ts'
import { canonicalContact } from '../../model/customer-rows/canonical-customer.ts'
import type { ContactInput } from '../../model/customer-rows/customer-input.ts'
import { derivedId } from '../../model/customer-rows/derived-id.ts'
import { formerPrimary } from '../../model/customer-rows/former-primary.ts'
import { contactRow, NO_ROWS } from '../../model/customer-rows/rows.ts'
import { found } from '../validate/check-field.ts'
import { checkContact } from '../validate/check-parts.ts'
import { vocabularyOf } from '../validate/vocabulary.ts'
import { refusedUpdate, runUpdate, stageUnlessRefused, type UpdateTarget } from './update.ts'

/**
 * Adds a contact, or changes the named one: what the input does not name stays as it is. The value of a primary contact
 * also becomes the customer's own phone number, e-mail address or URL (`withPrimaries`).
 */
export function setCustomerContact(
  database: ChannelDatabase,
  actor: Actor,
  input: UpdateTarget & { contactId?: string | null; contact: ContactInput },
): Promise<CustomerOutcome> {
  const contactId = input.contactId ?? null
  return runUpdate(database, actor, input, {
    action: 'setCustomerContact',
    routed: 'UPDATE_CUSTOMER',
    kind: 'UPDATE_CONTACTS',
    content: [contactId, input.contact],
    contentPath: ['contact'],
    compared: input.contact,
    stage(customer, { setting, seed }) {
      const known = customer.contacts.find((each) => each.contactId === contactId)
      if (contactId !== null && !known) return noSuchContact()
      const contact = canonicalContact(input.contact, vocabularyOf(setting))
      const findings = found()
      checkContact({ setting, findings, path: [], isUpdate: true }, contact)
      return stageUnlessRefused(findings, ['contact'], () => {
        const id = contactId ?? derivedId(seed, 'contact')
        const row = contactRow(known ? 'UPDATE' : 'CREATE', id, contact, known)
        return { ...NO_ROWS, contacts: [row, ...formerPrimary(customer, row, known, derivedId(seed, 'former'))] }
      })
    },
  })
}

export function removeCustomerContact(
  database: ChannelDatabase,
  actor: Actor,
  input: UpdateTarget & { contactId: string },
): Promise<CustomerOutcome> {
  return runUpdate(database, actor, input, {
    action: 'removeCustomerContact',
    routed: 'UPDATE_CUSTOMER',
    kind: 'UPDATE_CONTACTS',
    content: input.contactId,
    contentPath: [],
    stage(customer) {
      const contact = customer.contacts.find((each) => each.contactId === input.contactId)
      if (!contact) return noSuchContact()
      return {
        rows: { ...NO_ROWS, contacts: [contactRow('DEACTIVATE', contact.contactId, contact)] },
        warnings: [],
      }
    },
  })
}

const noSuchContact = () =>
  refusedUpdate('NOT_FOUND', 'The customer has no such contact. Read its `contacts` again.', ['contactId'])
