import type { Actor } from '../../access/actor.ts'
import type { ChannelDatabase } from '../../between/sides.ts'
import type { ContactDocument, CustomerDocument } from '../../model/customer.ts'
import type { CustomerOutcome } from '../../model/customer-outcome.ts'
import type { StagedContactRow } from '../../model/operation.ts'
import { OWN_FIELDS } from '../../model/primaries.ts'
import { derivedId } from '../capture/ids.ts'
import { NO_ROWS } from '../capture/staged.ts'
import { found } from '../validate/check-field.ts'
import { checkContact } from '../validate/check-parts.ts'
import type { ContactInput } from '../validate/customer-input.ts'
import { canonicalContact, vocabularyOf } from '../validate/vocabulary.ts'
import { contactRow } from './new-customer.ts'
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

/**
 * When another contact becomes primary, the customer's own number or address becomes a further contact, unless there is
 * one that has it: what the input does not name stays.
 */
function formerPrimary(
  customer: Pick<CustomerDocument, 'contacts' | 'phone' | 'phoneExtension' | 'email' | 'url'>,
  row: StagedContactRow,
  known: ContactDocument | undefined,
  contactId: string,
): StagedContactRow[] {
  const { type } = row
  const value = customer[OWN_FIELDS[type]]
  const ofThisType = customer.contacts.filter((each) => each.type === type)
  const isChanged = known?.isPrimary === true || known?.value === value
  if (!row.isPrimary || value === null || value === row.value || isChanged) return []
  if (ofThisType.some((each) => each.value === value || each.isPrimary)) return []
  const extension = type === 'PHONE' ? customer.phoneExtension : null
  return [{ operation: 'CREATE', contactId, type, value, extension, isPrimary: false, marketingOptIn: false }]
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
