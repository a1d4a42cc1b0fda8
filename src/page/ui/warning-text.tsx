import { useLanguage } from '../api/language.ts'
import type { CustomerWarningCode } from '../generated/documents.ts'

/** Hints about a customer in Dutch, by code. A new code does not compile without its Dutch text. */
const DUTCH_WARNINGS: { readonly [code in CustomerWarningCode]: string } = {
  PHONE_LOOKS_WRONG: 'Dit ziet er niet uit als een telefoonnummer. Controleer het.',
  POSSIBLE_DUPLICATE:
    'Een andere klant heeft hetzelfde e-mailadres of telefoonnummer, of dezelfde naam en postcode. Vergelijk ze, en ' +
    'houd er één als het dezelfde persoon is.',
}

type Props = { warning: { readonly code: CustomerWarningCode; readonly message: string } }

/** A hint about a customer, in the visitor's language. */
export function WarningText({ warning: { code, message } }: Props) {
  return useLanguage() === 'nl' ? DUTCH_WARNINGS[code] : message
}
