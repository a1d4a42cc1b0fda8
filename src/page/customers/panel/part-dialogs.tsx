import { callApi } from '../../api/call-api.ts'
import { useText } from '../../api/language.ts'
import {
  AddCustomerAddressDocument,
  AddCustomerAffiliationDocument,
  type AddressPartsFragment,
  type ContactPartsFragment,
  type EditOutcomeFragment,
  RemoveCustomerAddressDocument,
  RemoveCustomerAffiliationDocument,
  RemoveCustomerContactDocument,
  SetCustomerAttributesDocument,
  SetCustomerContactDocument,
  type TypedDocumentString,
  UpdateCustomerAddressDocument,
} from '../../generated/documents.ts'
import { changesOf, type Values } from '../form/fields.tsx'
import {
  useAddressFields,
  useAffiliationField,
  useAttributeFields,
  useChannelAttributes,
  useChoices,
  useContactFields,
} from '../form/form-fields.ts'
import { attributesOf, contactType } from '../form/new-customer.ts'
import type { Outcome } from '../shared/route-note.tsx'
import { CUSTOMERS } from '../shared/texts.ts'
import type { Detail } from './detail.ts'
import { EditDialog } from './edit-dialog.tsx'

/** An edit of a part of a customer. */
export type PartEdit =
  | { readonly what: 'addAddress' | 'addContact' | 'addAffiliation' | 'attributes' }
  | { readonly what: 'editAddress'; readonly address: AddressPartsFragment }
  | { readonly what: 'removeAddress'; readonly address: AddressPartsFragment; readonly text: string }
  | { readonly what: 'editContact' | 'removeContact'; readonly contact: ContactPartsFragment }
  | { readonly what: 'removeAffiliation'; readonly name: string }

type Props = {
  edit: PartEdit
  customer: Detail
  channel: string
  onDone: (outcome: Outcome) => void
  onClose: () => void
}

/** The dialog for an edit of a part. */
export function PartDialog({ edit, ...props }: Props) {
  switch (edit.what) {
    case 'addAddress':
      return <AddressDialog address={null} {...props} />
    case 'editAddress':
      return <AddressDialog address={edit.address} {...props} />
    case 'addContact':
      return <ContactDialog contact={null} {...props} />
    case 'editContact':
      return <ContactDialog contact={edit.contact} {...props} />
    case 'addAffiliation':
      return <AffiliationDialog {...props} />
    case 'attributes':
      return <AttributesDialog {...props} />
    default:
      return <RemoveDialog edit={edit} {...props} />
  }
}

type Of<E> = Omit<Props, 'edit'> & E

/** Runs the edit's mutation, which has one field, and returns its payload. */
async function send<R extends { readonly [field in keyof R]: EditOutcomeFragment }, I>(
  document: TypedDocumentString<R, { input: I }>,
  input: I,
): Promise<EditOutcomeFragment | null> {
  const [payload] = Object.values<EditOutcomeFragment>(await callApi(document, { input }))
  return payload ?? null
}

function AddressDialog({ address, channel, ...props }: Of<{ address: AddressPartsFragment | null }>) {
  const say = useText(CUSTOMERS)
  const initial = textsOf(address)
  return (
    <EditDialog
      {...props}
      title={address ? say.editAddress : say.addAddress}
      draft={`address/${address?.addressId ?? 'new'}`}
      fields={useAddressFields()}
      initial={initial}
      send={async (values, common) => {
        const { isPrimary, ...texts } = changesOf(initial, values)
        const changes = { ...texts, ...(isPrimary !== undefined && { isPrimary: isPrimary === 'true' }) }
        if (!address) return send(AddCustomerAddressDocument, { ...common, channel, address: changes })
        if (Object.keys(changes).length === 0) return null
        return send(UpdateCustomerAddressDocument, { ...common, channel, addressId: address.addressId, changes })
      }}
    />
  )
}

function ContactDialog({ contact, channel, ...props }: Of<{ contact: ContactPartsFragment | null }>) {
  const say = useText(CUSTOMERS)
  return (
    <EditDialog
      {...props}
      title={contact ? say.editContact : say.addContact}
      draft={`contact/${contact?.contactId ?? 'new'}`}
      fields={useContactFields()}
      initial={{ type: 'PHONE', ...textsOf(contact) }}
      send={(values, common) =>
        send(SetCustomerContactDocument, {
          ...common,
          channel,
          contactId: contact?.contactId ?? null,
          contact: {
            type: contactType(values.type),
            value: values.value ?? '',
            extension: values.extension || null,
            isPrimary: values.isPrimary === 'true',
            marketingOptIn: values.marketingOptIn === 'true',
          },
        })
      }
    />
  )
}

function AffiliationDialog({ channel, ...props }: Of<unknown>) {
  const say = useText(CUSTOMERS)
  const choices = useChoices(props.customer.legalEntity)
  return (
    <EditDialog
      {...props}
      title={say.addAffiliation}
      draft="affiliation"
      fields={[useAffiliationField(choices, props.customer.affiliations)]}
      initial={{ affiliation: '' }}
      send={({ affiliation = '' }, common) => send(AddCustomerAffiliationDocument, { ...common, channel, affiliation })}
    />
  )
}

function AttributesDialog({ channel, ...props }: Of<unknown>) {
  const say = useText(CUSTOMERS)
  const { attributes: own } = props.customer
  const names = own.map(({ name }) => name)
  const fields = useAttributeFields(useChannelAttributes(channel), names)
  const initial = Object.fromEntries(own.map(({ name, value }) => [`attributes.${name}`, value]))
  const changed = (values: Values) =>
    attributesOf(values).filter(([name, value]) => value !== (initial[`attributes.${name}`] ?? ''))
  let sent: readonly string[] = []
  return (
    <EditDialog
      {...props}
      title={say.editAttributes}
      draft="attributes"
      fields={fields}
      initial={initial}
      nameOf={([, nth]) => `attributes.${sent[Number(nth)] ?? ''}`}
      send={async (values, common) => {
        const attributes = changed(values).map(([name, value]) => ({ name, value: value || null }))
        sent = attributes.map(({ name }) => name)
        return attributes.length === 0 ? null : send(SetCustomerAttributesDocument, { ...common, channel, attributes })
      }}
    />
  )
}

type Removal =
  | Extract<PartEdit, { readonly what: `remove${string}` }>
  | Extract<PartEdit, { readonly what: 'editContact' | 'removeContact' }>

function RemoveDialog({ edit, channel, ...props }: Of<{ edit: Removal }>) {
  const say = useText(CUSTOMERS)
  const [title, text] =
    'address' in edit
      ? [say.removeAddress, edit.text]
      : 'contact' in edit
        ? [say.removeContact, edit.contact.value]
        : [say.removeAffiliation, edit.name]
  return (
    <EditDialog
      {...props}
      title={title}
      danger
      draft="removal"
      fields={[]}
      initial={{}}
      send={(_, common) => {
        const input = { ...common, channel }
        if ('address' in edit)
          return send(RemoveCustomerAddressDocument, { ...input, addressId: edit.address.addressId })
        if ('contact' in edit)
          return send(RemoveCustomerContactDocument, { ...input, contactId: edit.contact.contactId })
        return send(RemoveCustomerAffiliationDocument, { ...input, affiliation: edit.name })
      }}
    >
      <p>{say.removeHint(text)}</p>
    </EditDialog>
  )
}

/** The initial values of a form: texts as they are, booleans as `true` or an empty text. */
function textsOf(of: object | null): Values {
  return Object.fromEntries(
    Object.entries(of ?? {}).map(([name, value]) => [
      name,
      typeof value === 'boolean' ? (value ? 'true' : '') : (value ?? ''),
    ]),
  )
}
