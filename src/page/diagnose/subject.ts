import type { DiagnoseInput } from '../generated/documents.ts'

/** The kinds of subject that a text may identify. */
export const KINDS = ['account', 'guid', 'email', 'phone', 'operation', 'channel', 'feature', 'id'] as const
export type Kind = (typeof KINDS)[number] | 'installation'

/** The channels and features, which a text may identify by key or name. */
export type Known = {
  readonly channels: readonly { readonly key: string; readonly name: string }[]
  readonly features: readonly { readonly key: string; readonly name: string }[]
}

/** A possible subject of a text, and the input that diagnoses it. */
export type Candidate = { readonly kind: Kind; readonly input: DiagnoseInput }

const GUID = /^\{?[0-9a-f]{8}(-?[0-9a-f]{4}){3}-?[0-9a-f]{12}\}?$/i
const PHONE = /^\+?[\d\s().\-/]{6,}$/
const NODE_ID = /^WyJ[\w-]{12,}$/

/** The possible subjects of a text, likeliest first; only those of the kind `as` when it is given. */
export function candidatesOf(text: string, as: string, known: Known): Candidate[] {
  const trimmed = text.trim()
  const kinds = KINDS.filter((kind) => kind === as)
  return (kinds.length > 0 ? kinds : kindsOf(trimmed, known)).flatMap((kind) => inputsOf(kind, trimmed, known))
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
