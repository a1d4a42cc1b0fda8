import type { DiagnoseInput } from '../generated/documents.ts'

/** What a text may be taken for. */
export const KINDS = ['account', 'guid', 'email', 'phone', 'operation', 'channel', 'feature', 'id'] as const
export type Kind = (typeof KINDS)[number] | 'installation'

/** What is known by name: a text that is one of these is that. */
export type Known = {
  readonly channels: readonly { readonly key: string; readonly name: string }[]
  readonly features: readonly { readonly key: string; readonly name: string }[]
}

/** A way to take a text: what it would be, and how it is asked. */
export type Candidate = { readonly kind: Kind; readonly input: DiagnoseInput }

const GUID = /^\{?[0-9a-f]{8}(-?[0-9a-f]{4}){3}-?[0-9a-f]{12}\}?$/i
const PHONE = /^\+?[\d\s().\-/]{6,}$/
const NODE_ID = /^WyJ[\w-]{12,}$/

/** What a text may be, the likeliest first. `as` leaves no choice. */
export function candidatesOf(text: string, as: string, known: Known): Candidate[] {
  const asked = text.trim()
  const kinds = KINDS.filter((kind) => kind === as)
  return (kinds.length > 0 ? kinds : kindsOf(asked, known)).flatMap((kind) => inputsOf(kind, asked, known))
}

function kindsOf(text: string, { channels, features }: Known): Kind[] {
  if (text === '') return ['installation']
  if (GUID.test(text)) return ['guid', 'operation']
  if (text.includes('@')) return ['email']
  if (named(channels, text)) return ['channel']
  if (named(features, text)) return ['feature']
  if (NODE_ID.test(text)) return ['id']
  if (PHONE.test(text) && text.replace(/\D/g, '').length >= 6) return ['phone', 'account']
  return ['account']
}

function inputsOf(kind: Kind, text: string, { channels, features }: Known): Candidate[] {
  const one = (input: DiagnoseInput): Candidate[] => [{ kind, input }]
  switch (kind) {
    case 'installation':
      return one({ installation: true })
    case 'guid':
      return one({ customer: { asyncCustomerAccount: text.replace(/[{}]/g, '').toLowerCase() } })
    case 'email':
      return one({ customer: { email: text } })
    case 'phone':
      return one({ customer: { phone: text } })
    case 'operation':
      return one({ operation: text })
    case 'channel':
      return one({ channel: named(channels, text)?.key ?? text })
    case 'feature':
      return one({ feature: named(features, text)?.key ?? text })
    case 'id':
      return [
        ...one({ customer: { id: text } }),
        ...one({ operation: text }),
        ...one({ channel: text }),
        ...one({ feature: text }),
      ]
    default:
      return one({ customer: { accountNumber: text } })
  }
}

function named<T extends { readonly key: string; readonly name: string }>(all: readonly T[], text: string) {
  const wanted = text.toLowerCase()
  return all.find(({ key, name }) => key.toLowerCase() === wanted || name.toLowerCase() === wanted)
}
