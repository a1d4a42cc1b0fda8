import type {
  ErrorClass,
  OperationKind,
  OperationStatus,
  RehearsedOutcome,
  RowErrorCode,
} from '../generated/documents.ts'

type Names<K extends string> = {
  readonly en: { readonly [key in K]: string }
  readonly nl: { readonly [key in K]: string }
}

/** The statuses of an operation, in the order of its life. */
export const STATUS_NAMES: Names<OperationStatus> = {
  en: {
    CAPTURED: 'Captured',
    UPLOADED: 'Uploaded',
    IN_PROGRESS: 'In progress',
    SYNCED: 'Synced',
    DISTRIBUTED: 'Distributed',
    FAILED: 'Failed',
    WAITING_ON: 'Waiting',
    SUPERSEDED: 'Superseded',
    DISMISSED: 'Dismissed',
  },
  nl: {
    CAPTURED: 'Vastgelegd',
    UPLOADED: 'Geüpload',
    IN_PROGRESS: 'Bezig',
    SYNCED: 'Gesynchroniseerd',
    DISTRIBUTED: 'Gedistribueerd',
    FAILED: 'Mislukt',
    WAITING_ON: 'Wachtend',
    SUPERSEDED: 'Vervangen',
    DISMISSED: 'Afgewezen',
  },
}

export const KIND_NAMES: Names<OperationKind> = {
  en: {
    CREATE_CUSTOMER: 'New customer',
    UPDATE_CUSTOMER: 'Customer changed',
    CREATE_ADDRESS: 'New address',
    UPDATE_ADDRESS: 'Address changed',
    DEACTIVATE_ADDRESS: 'Address removed',
    UPDATE_CONTACTS: 'Contacts changed',
    UPDATE_AFFILIATIONS: 'Affiliations changed',
    UPDATE_ATTRIBUTES: 'Attributes changed',
  },
  nl: {
    CREATE_CUSTOMER: 'Nieuwe klant',
    UPDATE_CUSTOMER: 'Klant gewijzigd',
    CREATE_ADDRESS: 'Nieuw adres',
    UPDATE_ADDRESS: 'Adres gewijzigd',
    DEACTIVATE_ADDRESS: 'Adres verwijderd',
    UPDATE_CONTACTS: 'Contactgegevens gewijzigd',
    UPDATE_AFFILIATIONS: 'Relaties gewijzigd',
    UPDATE_ATTRIBUTES: 'Kenmerken gewijzigd',
  },
}

export const ERROR_CODE_NAMES: Names<RowErrorCode> = {
  en: {
    REQUIRED: 'Missing value',
    TOO_LONG: 'Too long',
    INVALID_CHARACTER: 'Invalid character',
    INVALID_EMAIL: 'Not an e-mail address',
    INVALID_URL: 'Not a web address',
    INVALID_NUMBER: 'Not a number',
    INVALID_VALUE: 'Invalid value',
    UNKNOWN_COUNTRY: 'Unknown country',
    UNKNOWN_CURRENCY: 'Unknown currency',
    UNKNOWN_LANGUAGE: 'Unknown language',
    UNKNOWN_CUSTOMER_GROUP: 'Unknown customer group',
    UNKNOWN_TAX_GROUP: 'Unknown tax group',
    UNKNOWN_PRICE_GROUP: 'Unknown price group',
    UNKNOWN_DISCOUNT: 'Unknown discount',
    UNKNOWN_INVOICE_ACCOUNT: 'Unknown invoice account',
    UNKNOWN_AFFILIATION: 'Unknown affiliation',
    UNKNOWN_ATTRIBUTE: 'Unknown attribute',
    ATTRIBUTE_TYPE_MISMATCH: 'Wrong attribute type',
    ATTRIBUTE_OUT_OF_RANGE: 'Attribute out of range',
    ATTRIBUTE_NOT_IN_LIST: 'Attribute not in the list of options',
    EXTERNAL_ID_TAKEN: 'External id of another customer',
    UNKNOWN_PURPOSE: 'Unknown address purpose',
    CUSTOMER_NOT_FOUND: 'Customer not found',
    CUSTOMER_ERASED: 'Customer erased',
    ADDRESS_NOT_FOUND: 'Address not found',
    CONTACT_NOT_FOUND: 'Contact not found',
    CONFLICT: 'Conflict',
    NUMBER_SEQUENCE_EXHAUSTED: 'Number sequence exhausted',
    NUMBER_SEQUENCE_MISSING: 'Number sequence missing',
    POISON: 'Stopped its run',
    TEMPORARY_FAULT: 'Temporary failure',
  },
  nl: {
    REQUIRED: 'Waarde ontbreekt',
    TOO_LONG: 'Te lang',
    INVALID_CHARACTER: 'Ongeldig teken',
    INVALID_EMAIL: 'Geen e-mailadres',
    INVALID_URL: 'Geen webadres',
    INVALID_NUMBER: 'Geen getal',
    INVALID_VALUE: 'Ongeldige waarde',
    UNKNOWN_COUNTRY: 'Onbekend land',
    UNKNOWN_CURRENCY: 'Onbekende valuta',
    UNKNOWN_LANGUAGE: 'Onbekende taal',
    UNKNOWN_CUSTOMER_GROUP: 'Onbekende klantgroep',
    UNKNOWN_TAX_GROUP: 'Onbekende btw-groep',
    UNKNOWN_PRICE_GROUP: 'Onbekende prijsgroep',
    UNKNOWN_DISCOUNT: 'Onbekende korting',
    UNKNOWN_INVOICE_ACCOUNT: 'Onbekende factuurrekening',
    UNKNOWN_AFFILIATION: 'Onbekende relatie',
    UNKNOWN_ATTRIBUTE: 'Onbekend kenmerk',
    ATTRIBUTE_TYPE_MISMATCH: 'Verkeerd kenmerktype',
    ATTRIBUTE_OUT_OF_RANGE: 'Kenmerk buiten bereik',
    ATTRIBUTE_NOT_IN_LIST: 'Kenmerk niet in de lijst met opties',
    EXTERNAL_ID_TAKEN: 'Extern id van een andere klant',
    UNKNOWN_PURPOSE: 'Onbekend adresdoel',
    CUSTOMER_NOT_FOUND: 'Klant niet gevonden',
    CUSTOMER_ERASED: 'Klant gewist',
    ADDRESS_NOT_FOUND: 'Adres niet gevonden',
    CONTACT_NOT_FOUND: 'Contactgegeven niet gevonden',
    CONFLICT: 'Conflict',
    NUMBER_SEQUENCE_EXHAUSTED: 'Nummerreeks is op',
    NUMBER_SEQUENCE_MISSING: 'Nummerreeks ontbreekt',
    POISON: 'Brak de uitvoering af',
    TEMPORARY_FAULT: 'Tijdelijke storing',
  },
}

/** What to do about an error, by its class. */
export const ERROR_CLASS_HINTS: Names<ErrorClass> = {
  en: {
    TRANSIENT: 'The server retries automatically.',
    PERMANENT: 'Correct the values or fix the cause, then synchronize.',
    CONFLICT: 'Choose which value to keep, then synchronize.',
  },
  nl: {
    TRANSIENT: 'De server probeert het vanzelf opnieuw.',
    PERMANENT: 'Verbeter de waarden of de oorzaak en synchroniseer dan.',
    CONFLICT: 'Kies welke waarde blijft en synchroniseer dan.',
  },
}

/** The outcomes of a dry run. */
export const OUTCOME_NAMES: Names<RehearsedOutcome> = {
  en: {
    CREATED: 'Synchronizing creates a customer.',
    CHANGED: 'Synchronizing changes the customer.',
    UNCHANGED: 'Synchronizing changes nothing: the customer already has these values.',
    REFUSED: 'The operation would fail again.',
    SKIPPED: 'The operation would be skipped.',
  },
  nl: {
    CREATED: 'Synchroniseren maakt een klant aan.',
    CHANGED: 'Synchroniseren wijzigt de klant.',
    UNCHANGED: 'Synchroniseren wijzigt niets: de klant heeft deze waarden al.',
    REFUSED: 'De bewerking zou opnieuw mislukken.',
    SKIPPED: 'De bewerking zou worden overgeslagen.',
  },
}
