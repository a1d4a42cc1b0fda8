import type { FeaturePartsFragment } from '../generated/documents.ts'

type Texts = Pick<FeaturePartsFragment, 'summary' | 'readBy' | 'notImplemented'>

/** What the catalog says of each feature, in Dutch; the server has the English texts. */
const DUTCH: { readonly [key: string]: Texts } = {
  PERF_CUSTOMER_ORDERS: {
    summary:
      'Kanalen bewaren hun eigen orders en transacties van een klant, zodat zij het hoofdkantoor daarvoor niet hoeven ' +
      'aan te roepen.',
    readBy: 'Niets in het bijzonder: het is een vereiste om klanten in asynchrone modus te bewerken.',
    notImplemented: null,
  },
  ENHANCED_ASYNC_CREATE: {
    summary:
      'Een asynchroon aangemaakte klant heeft ook een aanhef, de relaties van de standaardklant, en verdere ' +
      'telefoonnummers en e-mailadressen.',
    readBy:
      'Het vastleggen van nieuwe klanten: of aanhef, contactgegevens en relaties worden bewaard, en of die van de ' +
      'standaardklant worden overgenomen.',
    notImplemented: null,
  },
  ASYNC_ADDRESS_CREATE: {
    summary:
      'Nieuwe adressen worden in het kanaal vastgelegd, voor klanten met een rekeningnummer en voor klanten die erop ' +
      'wachten.',
    readBy:
      'Het vastleggen van adressen: of een nieuw adres wordt vastgelegd of in realtime naar het hoofdkantoor gaat.',
    notImplemented: null,
  },
  ASYNC_EDIT: {
    summary:
      'Wijzigingen van klanten gebruiken de Real-time Service niet meer: het kanaal legt ze vast, en de batchtaak ' +
      'past ze toe.',
    readBy: 'Het vastleggen van wijzigingen: of zij worden vastgelegd of in realtime naar het hoofdkantoor gaan.',
    notImplemented: null,
  },
  CAPTURE_MULTIPLE_CONTACTS: {
    summary:
      'Een klant kan meer telefoonnummers en e-mailadressen hebben, elk met een eigen toestemming voor marketing.',
    readBy: 'Niets schakelt dit: elke klant kan meer contactgegevens hebben, elk met zijn toestemming.',
    notImplemented: null,
  },
  IDENTITY_RECORD_LINKING: {
    summary: 'Aanmelden in de webwinkel koppelt de identiteit aan de ene klant met hetzelfde e-mailadres.',
    readBy: 'Niets.',
    notImplemented:
      'Dit product heeft geen identiteiten van klanten: een webwinkel meldt zijn klanten zelf aan, vindt een klant op ' +
      'e-mailadres, en kan de identiteit als extern kenmerk van de klant bewaren.',
  },
  CLOUD_CUSTOMER_SEARCH: {
    summary: 'Klanten worden gezocht in een index in de cloud, die taak 1010_CustomerSearch vult.',
    readBy: 'Niets.',
    notImplemented:
      'Dit product heeft geen index in een cloud: een kanaal doorzoekt zijn eigen database, en alle winkels in ' +
      'realtime. Taak 1010_CustomerSearch brengt niets over.',
  },
  INITIALIZE_COMMERCE_SCHEDULER: {
    summary: 'Nieuwe taken van een release worden vanzelf aangemaakt.',
    readBy: 'Niets schakelt dit: de taken van een release zijn er zodra de release start.',
    notImplemented: null,
  },
}

/** The texts of a feature in the visitor's language. */
export function featureTexts(language: string, feature: FeaturePartsFragment): Texts {
  return (language === 'nl' && DUTCH[feature.key]) || feature
}
