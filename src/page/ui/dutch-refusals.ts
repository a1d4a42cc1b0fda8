import type { UserErrorCode } from '../generated/documents.ts'

/** The reasons for refusals in Dutch, by code. A new code does not compile without its Dutch text. */
export const DUTCH_REFUSALS: { readonly [code in UserErrorCode]: string } = {
  NOT_FOUND: 'Dit bestaat niet, of uw token mag het niet zien.',
  CHANNELS_NOT_ALLOWED: 'Dit raakt kanalen waarvoor uw token niet geldt.',
  INVALID_VALUE: 'Een opgegeven waarde is hier niet mogelijk.',
  VERSION_CONFLICT: 'Iemand anders heeft de klant intussen gewijzigd.',
  REVISION_CONFLICT: 'Iemand anders heeft de bewerking intussen gewijzigd.',
  IDEMPOTENCY_KEY_REUSED: 'De sleutel is al gebruikt voor iets anders.',
  IDEMPOTENCY_KEY_IN_PROGRESS: 'Hetzelfde verzoek is nog bezig. Vraag het straks opnieuw.',
  CUSTOMER_ID_TAKEN:
    'Deze id is eerder aan een klant gegeven, met een andere sleutel. Geef een nieuwe klant een nieuwe id.',
  JOB_ALREADY_RUNNING: 'Zo’n uitvoering is al bezig.',
  HEADQUARTERS_UNREACHABLE:
    'Het hoofdkantoor is niet bereikbaar en is hiervoor nodig. De uitkomst kan onbekend zijn: probeer het opnieuw ' +
    'met dezelfde sleutel.',
  FEATURE_PREREQUISITES_MISSING: 'Eerst moeten andere functies worden ingeschakeld.',
  FEATURE_NEEDS_CONFIRMATION: 'De functie moet eerst uitdrukkelijk worden bevestigd.',
  FEATURE_NOT_IMPLEMENTED: 'Dit product heeft de functie niet.',
  FEATURE_MANDATORY: 'De functie is verplicht: zij staat aan en kan niet uit.',
  FEATURE_CANNOT_BE_DISABLED: 'De functie kan niet meer worden uitgeschakeld.',
  FEATURE_HAS_DEPENDENTS: 'Ingeschakelde functies hebben deze nodig.',
  FEATURE_ALREADY_ENABLED: 'De functie is al ingeschakeld: er valt niets te plannen.',
  INVALID_DATE: 'De datum is geen dag in de toekomst.',
  DUPLICATE_ID: 'Dezelfde id staat twee keer in de invoer.',
  UNKNOWN_REFERENCE: 'Er wordt iets genoemd dat niet bestaat.',
  INVALID_CONNECTION: 'De verbinding is niet zo geschreven als het hoort; een URL wordt nooit bewaard.',
  CANNOT_BE_CHANGED: 'Wat er is, kan niet op deze manier worden gewijzigd.',
  CHANNEL_DATABASE_UNREACHABLE: 'De kanaaldatabase is niet bereikbaar. Er is niets gewijzigd.',
  CHANNEL_DATABASE_UNAVAILABLE: 'De kanaaldatabase kan nu niet werken. Er is niets gewijzigd.',
  CHANNEL_DATABASE_LOCKED:
    'Een andere transactie, zoals het wissen van een klant, houdt de kanaaldatabase vast. De volgende keer lukt het.',
  CHANNEL_DATABASE_REWOUND:
    'De kanaaldatabase is uit een oudere kopie teruggezet: uploads en downloads staan stil tot zij is aanvaard.',
  CHANNEL_DATABASE_CLONED:
    'Een andere database met dezelfde identiteit is de kanaaldatabase: deze is er een kloon van. ' +
    'Wat er is vastgelegd, blijft erin.',
  CHANNEL_DATABASE_NOT_REWOUND:
    'De kanaaldatabase heeft alles wat het hoofdkantoor van haar heeft gezien: er valt niets te aanvaarden.',
  PACKAGE_REFUSED:
    'Een pakket is geweigerd: een veld klopt niet of is onbekend, of een rij is van een andere kanaaldatabase. ' +
    'Er is niets van bewaard.',
  HEADQUARTERS_REWOUND:
    'Het hoofdkantoor is uit een oudere kopie teruggezet: er worden geen klantnummers gegeven en niets ' +
    'gesynchroniseerd tot een beheerder het hoofdkantoor herstelt.',
  HEADQUARTERS_NOT_REWOUND:
    'Het hoofdkantoor heeft alles wat de kanaaldatabases hebben gezien: er is niets te herstellen.',
  DATA_SYNC_PAUSED: 'De gegevenssynchronisatie van de kanaaldatabase staat op pauze.',
  JOB_CARRIES_NO_DATA: 'Deze taak draagt hier geen gegevens.',
  SESSION_STATUS: 'De status van de sessie laat dit niet toe.',
  CHANNEL_NOT_CONFIGURED: 'De kanaaldatabase heeft nog geen configuratie: voer de taken 1110, 1070 en 1010 ervoor uit.',
  OFFLINE_CUSTOMER_CREATE_DISABLED:
    'Het kanaal is offline en filtert gedeelde klanttabellen: daar worden offline geen klanten aangemaakt.',
  CUSTOMER_PENDING_SYNC: 'De klant wacht nog op zijn rekeningnummer van het hoofdkantoor.',
  TOKEN_WITHOUT_REGISTER: 'Het token hoort bij geen kassa. Gebruik een token van een kassa.',
  LOYALTY_CARD_NUMBER_REQUIRED:
    'Het functionaliteitsprofiel van het kanaal maakt geen kaartnummers: lees het nummer van een kaart.',
  LOYALTY_ENROLLMENT_BLOCKED: 'De klant is geblokkeerd voor het loyaliteitsprogramma en krijgt geen kaart.',
  CUSTOMER_ERASED: 'De klant is gewist: er kan niets meer aan worden gewijzigd.',
  SAME_CUSTOMER: 'Kies twee klanten: dit is er één.',
  LEGAL_ENTITIES_DIFFER:
    'De klanten horen bij verschillende rechtspersonen. Alleen klanten van één ' +
    'rechtspersoon kunnen worden samengevoegd.',
  CUSTOMER_MERGED: 'Deze klant is samengevoegd met een andere klant. Kies die klant.',
  DIFFERENCE_UNDECIDED: 'Over een verschil van deze klant moet eerst worden beslist. Open *Reconciliatie*.',
  MERGE_UNDONE: 'Deze samenvoeging is al ongedaan gemaakt.',
  MERGE_FOLLOWED: 'De behouden klant is na de samenvoeging gewijzigd, dus die kan niet meer ongedaan worden gemaakt.',
  MERGE_FORGOTTEN: 'Wat nodig is om de samenvoeging ongedaan te maken, wordt niet meer bewaard.',
  CUSTOMER_IN_PROGRESS:
    'Een bewerking van de klant wordt nu gesynchroniseerd. Probeer het over enkele seconden opnieuw.',
  FEATURE_REQUIRED:
    'Een asynchrone bewerking neemt dit veld alleen aan met een functie die op dit kanaal nog niet werkt.',
  OPERATION_NOT_COMPLETED: 'Een bewerking waarop dit wacht, is niet klaar.',
  FIELD_REFUSED: 'De waarde van een veld is geweigerd.',
  SIMULATOR_OFF: 'Deze server speelt geen storingen na.',
  NOT_PROCESSED: 'Hiervoor is niets gedaan, omdat een andere rij is geweigerd.',
}
