import { language } from './language.ts'
import { texts } from './texts.ts'

/** What the page itself says of a request that was not answered. */
export const ASKING = texts({
  en: {
    unreachable: 'The server could not be reached.',
    answered: (status: number) => `The server answered ${status}.`,
  },
  nl: {
    unreachable: 'De server is niet bereikbaar.',
    answered: (status: number) => `De server antwoordde ${status}.`,
  },
})

/** Why the server did not answer a request, in Dutch, by its code; it says it in English. */
const DUTCH_FAULTS: { readonly [code: string]: string } = {
  FORBIDDEN: 'Uw token staat dit niet toe.',
  UNAUTHENTICATED: 'Uw token is niet geldig.',
  BAD_USER_INPUT: 'De invoer is hier niet mogelijk.',
  RATE_LIMITED: 'Er zijn te veel verzoeken gedaan: probeer het over enkele seconden opnieuw.',
  QUERY_TOO_COSTLY: 'Dit verzoek vraagt te veel in één keer.',
  HEADQUARTERS_UNREACHABLE: 'Het hoofdkantoor is niet bereikbaar.',
  CHANNEL_DATABASE_UNREACHABLE: 'De kanaaldatabase is niet bereikbaar.',
  INTERNAL_SERVER_ERROR: 'Er is op de server iets misgegaan.',
}

/** What the server says of a fault, for the visitor: where there is Dutch for it that comes first. */
export function faultText(code: string, message: string): string {
  const dutch = language() === 'nl' ? DUTCH_FAULTS[code] : undefined
  return dutch === undefined ? message : `${dutch} (${message})`
}
