import { useText } from '../../api/language.ts'
import { FIELDS } from './field-texts.ts'
import { CUSTOMERS } from './texts.ts'

/** Fields that an address has as well as its customer. */
const OF_BOTH: readonly string[] = ['name', 'phone', 'email', 'url', 'taxGroup']

/**
 * Returns the label of a field by its name in the API: `phone` is Phone, `address.city` and `addresses.0.city` are
 * City, `address.phone` is Phone (address), `contact.EMAIL` is E-mail. A customer attribute keeps its name.
 */
export function useFieldName(): (field: string) => string {
  const names: { readonly [name: string]: unknown } = useText(FIELDS)
  const say = useText(CUSTOMERS)
  return (field) => {
    const name =
      field
        .split('.')
        .at(-1)
        ?.replace(/^affiliations$/, 'affiliation') ?? ''
    const label = names[field] ?? names[name === 'optIn' ? 'marketingOptIn' : name]
    if (typeof label !== 'string') return field
    return field.startsWith('address') && OF_BOTH.includes(name) ? say.ofAddress(label) : label
  }
}

/** The label of a field; its name in the API is its title. */
export function FieldName({ name }: { name: string }) {
  return <span title={name}>{useFieldName()(name)}</span>
}
