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

/** The life of an operation, in its order. */
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
    INVALID_CHARACTER: 'Impossible character',
    INVALID_EMAIL: 'Not an e-mail address',
    INVALID_NUMBER: 'Not a number',
    INVALID_VALUE: 'Impossible value',
    UNKNOWN_COUNTRY: 'Unknown country',
    UNKNOWN_CURRENCY: 'Unknown currency',
    UNKNOWN_LANGUAGE: 'Unknown language',
    UNKNOWN_CUSTOMER_GROUP: 'Unknown customer group',
    UNKNOWN_AFFILIATION: 'Unknown affiliation',
    UNKNOWN_ATTRIBUTE: 'Unknown attribute',
    ATTRIBUTE_TYPE_MISMATCH: 'Attribute of another type',
    ATTRIBUTE_OUT_OF_RANGE: 'Attribute out of range',
    ATTRIBUTE_NOT_IN_LIST: 'Attribute not in its list',
    UNKNOWN_PURPOSE: 'Unknown address purpose',
    CUSTOMER_NOT_FOUND: 'Customer not found',
    CUSTOMER_ERASED: 'Customer erased',
    ADDRESS_NOT_FOUND: 'Address not found',
    CONTACT_NOT_FOUND: 'Contact not found',
    CONFLICT: 'Conflict',
    NUMBER_SEQUENCE_EXHAUSTED: 'Number sequence used up',
    NUMBER_SEQUENCE_MISSING: 'Number sequence missing',
    POISON: 'Broke its run',
    TEMPORARY_FAULT: 'Temporary fault',
  },
  nl: {
    REQUIRED: 'Waarde ontbreekt',
    TOO_LONG: 'Te lang',
    INVALID_CHARACTER: 'Onmogelijk teken',
    INVALID_EMAIL: 'Geen e-mailadres',
    INVALID_NUMBER: 'Geen getal',
    INVALID_VALUE: 'Onmogelijke waarde',
    UNKNOWN_COUNTRY: 'Onbekend land',
    UNKNOWN_CURRENCY: 'Onbekende valuta',
    UNKNOWN_LANGUAGE: 'Onbekende taal',
    UNKNOWN_CUSTOMER_GROUP: 'Onbekende klantgroep',
    UNKNOWN_AFFILIATION: 'Onbekende relatie',
    UNKNOWN_ATTRIBUTE: 'Onbekend kenmerk',
    ATTRIBUTE_TYPE_MISMATCH: 'Kenmerk van een ander type',
    ATTRIBUTE_OUT_OF_RANGE: 'Kenmerk buiten bereik',
    ATTRIBUTE_NOT_IN_LIST: 'Kenmerk niet in de lijst',
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

/** What can be done about an error of the class, in a sentence. */
export const ERROR_CLASS_HINTS: Names<ErrorClass> = {
  en: {
    TRANSIENT: 'It is tried again by itself.',
    PERMANENT: 'Correct the values or the cause, then synchronize.',
    CONFLICT: 'Choose whose value holds, then synchronize.',
  },
  nl: {
    TRANSIENT: 'Er wordt vanzelf opnieuw geprobeerd.',
    PERMANENT: 'Verbeter de waarden of de oorzaak en synchroniseer dan.',
    CONFLICT: 'Kies welke waarde geldt en synchroniseer dan.',
  },
}

/** What a dry run came to. */
export const OUTCOME_NAMES: Names<RehearsedOutcome> = {
  en: {
    CREATED: 'A customer would be created.',
    CHANGED: 'The customer would be changed.',
    UNCHANGED: 'Nothing would change: the customer is so already.',
    REFUSED: 'It would fail again.',
    SKIPPED: 'It would be left as it is.',
  },
  nl: {
    CREATED: 'Er zou een klant worden aangemaakt.',
    CHANGED: 'De klant zou worden gewijzigd.',
    UNCHANGED: 'Er zou niets veranderen: de klant is al zo.',
    REFUSED: 'Het zou opnieuw mislukken.',
    SKIPPED: 'Het zou blijven zoals het is.',
  },
}
