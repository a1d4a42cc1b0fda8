import { texts } from '../api/texts.ts'

/** The words that a newcomer cannot know, each in a sentence or two. */
export const GLOSSARY = texts({
  en: {
    'P-0001': 'The job that uploads what the channels have captured to the staging tables of headquarters.',
    synchronize:
      'The batch job “Synchronize customers and channel requests”. It makes customers of the rows in the staging ' +
      'tables, and gives them account numbers.',
    '1010': 'The job that downloads customers to the channels, so that tills get the account number.',
    CAPTURED: 'A channel has stored the customer; headquarters does not have it yet.',
    UPLOADED: 'The customer is in the staging tables of headquarters, and waits to be synchronized.',
    SYNCHRONIZED: 'Headquarters has the customer, with an account number; the channel does not know that yet.',
    DISTRIBUTED: 'The channel has received the result from headquarters: its tills show the account number.',
  },
  nl: {
    'P-0001': 'De taak die uploadt wat de kanalen hebben vastgelegd, naar de faseringstabellen van het hoofdkantoor.',
    synchronize:
      'De batchtaak “Klanten en kanaalaanvragen synchroniseren”. Zij maakt klanten van de rijen in de ' +
      'faseringstabellen en geeft ze een rekeningnummer.',
    '1010': 'De taak die klanten naar de kanalen downloadt, zodat kassa’s het rekeningnummer krijgen.',
    CAPTURED: 'Een kanaal heeft de klant opgeslagen; het hoofdkantoor heeft hem nog niet.',
    UPLOADED: 'De klant staat in de faseringstabellen van het hoofdkantoor en wacht op synchronisatie.',
    SYNCHRONIZED: 'Het hoofdkantoor heeft de klant, met rekeningnummer; het kanaal weet dat nog niet.',
    DISTRIBUTED: 'Het kanaal heeft de uitkomst van het hoofdkantoor: de kassa’s tonen het rekeningnummer.',
  },
})

/** A word of the glossary. */
export type Word = keyof (typeof GLOSSARY)['en']

export const isWord = (text: string): text is Word => Object.hasOwn(GLOSSARY.en, text)
