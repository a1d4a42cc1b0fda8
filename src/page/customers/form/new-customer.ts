import type { CustomerInput } from '../../generated/documents.ts'
import type { Values } from './fields.tsx'

/** Makes the input of a new customer from a form, without the empty fields. */
export function customerInputOf(values: Values): CustomerInput {
  const addresses = partsOf(values, 'addresses').map(({ isPrimary, ...texts }) => ({
    ...texts,
    isPrimary: isPrimary === 'true',
  }))
  const contacts = partsOf(values, 'contacts').map(({ type, value, extension, isPrimary, marketingOptIn }) => ({
    type: contactType(type),
    value: value ?? '',
    ...(extension && { extension }),
    isPrimary: isPrimary === 'true',
    marketingOptIn: marketingOptIn === 'true',
  }))
  const affiliations = textsBelow(values, AFFILIATIONS).flatMap(([id, value]) => (value === 'true' ? [id] : []))
  const attributes = attributesOf(values).flatMap(([name, value]) => (value ? [{ name, value }] : []))
  const own = Object.entries(values).filter(([name, value]) => !name.includes('.') && value !== '')
  return {
    ...Object.fromEntries(own),
    customerType: values.customerType === 'ORGANIZATION' ? 'ORGANIZATION' : 'PERSON',
    ...(addresses.length > 0 && { addresses }),
    ...(contacts.length > 0 && { contacts }),
    ...(attributes.length > 0 && { attributes }),
    ...(affiliations.length > 0 && { affiliations }),
  }
}

/** The attributes in a form, as names and values. */
export function attributesOf(values: Values): [string, string][] {
  return textsBelow(values, 'attributes.')
}

const AFFILIATIONS = 'affiliations.'

/** The name of the checkbox of an affiliation. */
export const affiliationName = (id: string): string => AFFILIATIONS + id

function textsBelow(values: Values, path: string): [string, string][] {
  return Object.entries(values).flatMap(([name, value]) =>
    name.startsWith(path) ? [[name.slice(path.length), value] satisfies [string, string]] : [],
  )
}

/** The API's contact type of a form value. */
export function contactType(text: string | undefined): 'PHONE' | 'EMAIL' | 'URL' {
  return text === 'EMAIL' || text === 'URL' ? text : 'PHONE'
}

/** Makes a list of objects from values such as `addresses.0.city`, without the empty ones. */
function partsOf(values: Values, list: string): { [field: string]: string }[] {
  const parts: { [field: string]: string }[] = []
  for (const [path, value] of Object.entries(values)) {
    const [name, nth, field] = path.split('.')
    if (name !== list || nth === undefined || field === undefined) continue
    parts[Number(nth)] ??= {}
    const part = parts[Number(nth)]
    if (part && value !== '') part[field] = value
  }
  return parts.filter((part) => part !== undefined)
}
