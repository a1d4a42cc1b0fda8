import type { RowErrorCode } from '../generated/documents.ts'

/**
 * Why headquarters refuses an operation and what to do about it, in Dutch, by code; the server's sentences are English.
 * A new code does not compile without its Dutch text.
 */
export const DUTCH_ERRORS: { readonly [code in RowErrorCode]: string } = {
  REQUIRED: 'Het hoofdkantoor heeft hier een waarde nodig. Vul er een in.',
  TOO_LONG: 'De waarde is langer dan het hoofdkantoor hier aanneemt. Kort haar in.',
  INVALID_CHARACTER: 'De tekst bevat een teken dat niet kan worden bewaard. Verwijder het.',
  INVALID_EMAIL: 'Dit is geen e-mailadres. Verbeter het.',
  INVALID_URL: 'Dit is geen adres van een webpagina, zoals www.example.com. Verbeter het.',
  INVALID_NUMBER: 'Dit is geen decimaal getal in gewone notatie. Verbeter het.',
  INVALID_VALUE: 'Dit is geen van de waarden die hier mogelijk zijn. Kies er een.',
  UNKNOWN_COUNTRY: 'Het hoofdkantoor kent dit land niet. Kies een land dat het kent, of voeg dit daar toe.',
  UNKNOWN_CURRENCY: 'Het hoofdkantoor kent deze valuta niet. Kies er een die het kent, of voeg deze daar toe.',
  UNKNOWN_LANGUAGE: 'Het hoofdkantoor kent deze taal niet. Kies er een die het kent, of voeg deze daar toe.',
  UNKNOWN_CUSTOMER_GROUP: 'De rechtspersoon heeft zo’n klantgroep niet. Kies een andere, of voeg deze daar toe.',
  UNKNOWN_TAX_GROUP: 'De rechtspersoon heeft zo’n btw-groep niet. Kies een andere, of voeg deze daar toe.',
  UNKNOWN_PRICE_GROUP: 'De rechtspersoon heeft zo’n prijsgroep niet. Kies een andere, of voeg deze daar toe.',
  UNKNOWN_DISCOUNT: 'De rechtspersoon heeft zo’n korting niet. Kies een andere, of voeg deze daar toe.',
  UNKNOWN_INVOICE_ACCOUNT: 'De rechtspersoon heeft geen klant met dit rekeningnummer. Verbeter het, of laat het weg.',
  UNKNOWN_AFFILIATION: 'De rechtspersoon heeft zo’n relatie niet. Kies een andere, of voeg deze daar toe.',
  UNKNOWN_ATTRIBUTE: 'De rechtspersoon heeft zo’n kenmerk niet. Laat het weg, of definieer het daar.',
  ATTRIBUTE_TYPE_MISMATCH: 'De waarde past niet bij het type van het kenmerk. Verbeter haar.',
  ATTRIBUTE_OUT_OF_RANGE: 'De waarde valt buiten het bereik van het kenmerk. Verbeter haar.',
  ATTRIBUTE_NOT_IN_LIST: 'De waarde staat niet in de lijst van het kenmerk. Kies een waarde uit de lijst.',
  EXTERNAL_ID_TAKEN:
    'Een andere klant van de rechtspersoon heeft dit id in het andere systeem. Verbeter het, of maak het leeg.',
  UNKNOWN_PURPOSE: 'Het hoofdkantoor kent dit adresdoel niet. Kies een doel dat het kent.',
  CUSTOMER_NOT_FOUND:
    'Het hoofdkantoor heeft zo’n klant niet. Synchroniseer eerst het aanmaken, of wijs deze bewerking af.',
  CUSTOMER_ERASED: 'De klant is voorgoed gewist. Wijs deze bewerking af.',
  ADDRESS_NOT_FOUND:
    'De klant heeft zo’n adres niet, of niet meer. Wijs deze bewerking af, of voeg het adres opnieuw toe.',
  CONTACT_NOT_FOUND:
    'De klant heeft zo’n contactgegeven niet, of niet meer. Wijs deze bewerking af, of voeg het opnieuw toe.',
  CONFLICT:
    'Iemand anders heeft dit gewijzigd nadat het was vastgelegd. Kies de waarde die geldt, sla op en synchroniseer.',
  NUMBER_SEQUENCE_EXHAUSTED: 'De nummerreeks heeft geen nummers meer. Verleng haar, en synchroniseer dan.',
  NUMBER_SEQUENCE_MISSING: 'De rechtspersoon heeft geen nummerreeks. Maak haar aan, en synchroniseer dan.',
  POISON:
    'Deze bewerking alleen synchroniseren is twee keer mislukt. Kijk wat er ongewoon aan is, verbeter het en ' +
    'synchroniseer dan.',
  TEMPORARY_FAULT:
    'Een tijdelijke storing heeft de bewerking meermaals tegengehouden. Controleer de database, en synchroniseer dan.',
}
