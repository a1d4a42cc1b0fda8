import type { Actor } from '../../access/actor.ts'
import type { ChannelDatabase } from '../../between/sides.ts'
import type { CustomerOutcome } from '../../model/customer-outcome.ts'
import type { StagedCustomerRow } from '../../model/operation.ts'
import { derivedId } from '../capture/ids.ts'
import { NO_ROWS } from '../capture/staged.ts'
import { found } from '../validate/check-field.ts'
import { checkContact } from '../validate/check-parts.ts'
import type { ContactInput } from '../validate/customer-input.ts'
import { contactRow } from './new-customer.ts'
import { refusedUpdate, runUpdate, stageUnlessRefused, type UpdateTarget } from './update.ts'

/**
 * Adds a contact, or replaces the named one. The value of a primary contact also becomes the customer's own phone
 * number, e-mail address or URL.
 */
export function setCustomerContact(
  database: ChannelDatabase,
  actor: Actor,
  input: UpdateTarget & { contactId?: string | null; contact: ContactInput },
): Promise<CustomerOutcome> {
  const { contact } = input
  const contactId = input.contactId ?? null
  return runUpdate(database, actor, input, {
    action: 'setCustomerContact',
    routed: 'UPDATE_CUSTOMER',
    kind: 'UPDATE_CONTACTS',
    content: [contactId, contact],
    contentPath: ['contact'],
    stage(customer, { setting, seed }) {
      const isNew = contactId === null
      if (!isNew && !customer.contacts.some((each) => each.contactId === contactId)) return noSuchContact()
      const findings = found()
      checkContact({ setting, findings, path: [], isUpdate: true }, contact)
      return stageUnlessRefused(findings, ['contact'], () => ({
        ...NO_ROWS,
        customer: contact.isPrimary ? [ownField(contact)] : [],
        contacts: [contactRow(isNew ? 'CREATE' : 'UPDATE', contactId ?? derivedId(seed, 'contact'), contact)],
      }))
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

const OWN_FIELDS = { PHONE: 'phone', EMAIL: 'email', URL: 'url' } as const

function ownField({ type, value }: ContactInput): StagedCustomerRow {
  const field = OWN_FIELDS[type]
  return { operation: 'UPDATE', changedFields: [field], [field]: value }
}

const noSuchContact = () =>
  refusedUpdate('NOT_FOUND', 'The customer has no such contact. Read its `contacts` again.', ['contactId'])
