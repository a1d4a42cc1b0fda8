import { language } from './language.ts'
import { texts } from './texts.ts'

/** Texts about requests that failed without an error of the server. */
export const REQUEST = texts({
  en: {
    unreachable: 'The server could not be reached.',
    answered: (status: number) => `The server answered with HTTP status ${status}.`,
  },
  nl: {
    unreachable: 'De server is niet bereikbaar.',
    answered: (status: number) => `De server antwoordde met HTTP-status ${status}.`,
  },
})

/** The server's error messages in Dutch, by their code. */
const DUTCH_ERRORS: { readonly [code: string]: string } = {
  FORBIDDEN: 'Uw token staat dit niet toe.',
  UNAUTHENTICATED: 'Uw token is niet geldig.',
  BAD_USER_INPUT: 'De invoer is hier niet mogelijk.',
  NOT_FOUND: 'Dit bestaat niet.',
  RATE_LIMITED: 'Er zijn te veel verzoeken gedaan: probeer het over enkele seconden opnieuw.',
  QUERY_TOO_COSTLY: 'Dit verzoek vraagt te veel in één keer.',
  HEADQUARTERS_UNREACHABLE: 'Het hoofdkantoor is niet bereikbaar.',
  CHANNEL_DATABASE_UNREACHABLE: 'De kanaaldatabase is niet bereikbaar.',
  HEADQUARTERS_UNAVAILABLE: 'De database van het hoofdkantoor kan nu niets wijzigen. Probeer het straks opnieuw.',
  CHANNEL_DATABASE_UNAVAILABLE: 'De kanaaldatabase kan nu niets wijzigen. Probeer het straks opnieuw.',
  INTERNAL_SERVER_ERROR: 'Er is op de server iets misgegaan.',
}

/** The message of an error in the visitor's language; in Dutch, the server's own message follows in parentheses. */
export function errorText(code: string, message: string): string {
  const dutch = language() === 'nl' ? DUTCH_ERRORS[code] : undefined
  return dutch === undefined ? message : `${dutch} (${message})`
}
