import { texts } from '../api/texts.ts'

/** The texts of the offer of the tour, which come with Overview. */
export const OFFER = texts({
  en: {
    offer: 'New here? A tour of six steps shows how a customer gets from the till to headquarters.',
    take: 'Take the tour',
    skip: 'Skip',
  },
  nl: {
    offer: 'Nieuw hier? Een rondleiding van zes stappen toont hoe een klant van de kassa naar het hoofdkantoor komt.',
    take: 'De rondleiding volgen',
    skip: 'Overslaan',
  },
})
