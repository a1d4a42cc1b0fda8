import { ADDRESS_FIELDS, CUSTOMER_FIELDS } from '../../model/customer-fields.ts'

/**
 * The headers of each field besides its own name, in English, Dutch, German and French, as `plainHeader` writes them.
 * `docs/import.md` has the same list.
 */
export const SYNONYMS: { readonly [target: string]: readonly string[] } = {
  customerType: ['customertype', 'type', 'relationshiptype', 'klanttype', 'soortklant', 'kundentyp', 'typedeclient'],
  name: [
    ...['name', 'fullname', 'customername', 'displayname', 'naam', 'volledigenaam', 'klantnaam', 'kundenname'],
    ...['vollstandigername', 'nom', 'nomcomplet', 'nomduclient', 'naamklant', 'nameundvorname', 'naamenvoornaam'],
  ],
  company: [
    ...['company', 'companyname', 'organization', 'organisation', 'organizationname', 'organisationname', 'bedrijf'],
    ...['bedrijfsnaam', 'organisatie', 'firma', 'firmenname', 'unternehmen', 'societe', 'entreprise', 'raisonsociale'],
    ...['firmanaam', 'organisatienaam', 'firmenbezeichnung', 'nomentreprise', 'nomdelentreprise', 'nomsociete'],
  ],
  firstName: [
    ...['firstname', 'givenname', 'forename', 'voornaam', 'roepnaam', 'voorletters', 'vorname', 'rufname', 'prenom'],
    ...['prenoms', 'voorl', 'voornamen', 'vornamen'],
  ],
  middleName: [
    ...['middlename', 'initials', 'tussenvoegsel', 'tussenvoegsels', 'tweedenaam', 'zweitervorname', 'deuxiemeprenom'],
    ...['tussenv', 'tussenvgsl', 'voorvoegsel', 'voorvoegsels', 'namenszusatz', 'particule', 'infix'],
  ],
  lastName: [
    ...['lastname', 'surname', 'familyname', 'achternaam', 'familienaam', 'nachname', 'familienname', 'zuname'],
    ...['nomdefamille', 'geslachtsnaam', 'zunamen'],
  ],
  title: ['title', 'salutation', 'aanhef', 'titel', 'anrede', 'civilite', 'titre'],
  phone: [
    ...['phone', 'phonenumber', 'telephone', 'telephonenumber', 'tel', 'telefoon', 'telefoonnummer', 'telefon'],
    ...['telefonnummer', 'rufnummer', 'numerodetelephone', 'phone1', 'telefoon1', 'telefon1', 'telephone1'],
    ...['telnr', 'telno', 'telnummer', 'telefoonnr', 'telefonnr', 'phoneno', 'telephoneno', 'ntel', 'notel', 'numtel'],
    ...['ntelephone', 'notelephone', 'numerotelephone', 'tel1'],
  ],
  phoneExtension: ['phoneextension', 'extension', 'toestel', 'toestelnummer', 'durchwahl', 'poste'],
  cellularPhone: [
    ...['cellularphone', 'cellphone', 'mobile', 'mobilephone', 'mobilenumber', 'cell', 'mobiel', 'mobielnummer'],
    ...['mobieletelefoon', 'gsm', 'mobil', 'mobilnummer', 'mobiltelefon', 'handy', 'handynummer', 'portable'],
    ...['telephoneportable', 'telephonemobile', 'mob', 'mobnr', 'mobno', 'mobielnr', 'mobilnr', 'mobileno', 'gsmnr'],
    ...['gsmnummer', 'handynr', 'telmobiel', 'telmobil', 'telmobile', 'telportable', 'mobieletelefoonnummer'],
  ],
  email: [
    ...['email', 'emailaddress', 'mail', 'emailadres', 'mailadres', 'emailadresse', 'mailadresse', 'courriel'],
    ...['adresseemail', 'adressemail', 'adresseelectronique'],
    ...['email1', 'emailaddress1', 'emailadres1', 'mel', 'emailadr', 'mailadr', 'epost'],
  ],
  url: ['url', 'website', 'web', 'webadresse', 'siteweb', 'homepage', 'webseite', 'internetadresse'],
  receiptEmail: ['receiptemail', 'bonemail', 'bonmail', 'belegemail'],
  receiptOption: ['receiptoption', 'bonoptie', 'belegoption'],
  languageId: ['language', 'languageid', 'languagecode', 'taal', 'taalcode', 'sprache', 'langue'],
  currency: ['currency', 'currencycode', 'valuta', 'wahrung', 'devise', 'monnaie'],
  customerGroup: ['customergroup', 'custgroup', 'group', 'klantgroep', 'groep', 'kundengruppe', 'groupedeclients'],
  priceGroup: ['pricegroup', 'prijsgroep', 'preisgruppe'],
  invoiceAccount: ['invoiceaccount', 'factuurrekening', 'rechnungskonto'],
  creditMax: ['creditmax', 'creditlimit', 'kredietlimiet', 'kreditlimit', 'limitedecredit', 'plafonddecredit'],
  blocked: ['blocked', 'geblokkeerd', 'gesperrt', 'bloque'],
  organizationId: ['organizationid', 'orgid', 'kvknummer', 'kvk', 'handelsregisternummer', 'siret', 'siren'],
  lineDiscount: ['linediscount', 'regelkorting', 'zeilenrabatt'],
  multilineDiscount: ['multilinediscount'],
  endDiscount: ['enddiscount', 'eindkorting'],
  taxGroup: ['taxgroup', 'btwgroep', 'steuergruppe'],
  vatNumber: [
    ...['vatnumber', 'vat', 'vatnum', 'vatid', 'btwnummer', 'btw', 'ustid', 'ustidnr', 'numerodetva', 'tva', 'vatno'],
    ...['vatnr', 'btwnr', 'ntva', 'notva', 'numerotva'],
  ],
  identificationNumber: ['identificationnumber', 'identificatienummer', 'ausweisnummer'],
  optOutPersonalization: ['optoutpersonalization', 'personalizationoptout', 'afmeldenpersonalisatie'],
  optOutWebActivityTracking: ['optoutwebactivitytracking', 'webtrackingoptout', 'afmeldenwebactiviteit'],
  blockLoyaltyEnrollment: ['blockloyaltyenrollment', 'loyaltyblocked', 'loyaliteitgeblokkeerd'],
  'address.name': ['addressname', 'adresnaam'],
  'address.purpose': ['purpose', 'addresspurpose', 'role', 'doel', 'zweck'],
  'address.street': [
    ...['street', 'address', 'address1', 'addressline1', 'street1', 'streetaddress', 'streetaddress1', 'streetname'],
    ...['straat', 'straatnaam', 'adres', 'adresregel1', 'strasse', 'adresse', 'rue', 'adresse1', 'adreslijn1'],
    ...['adresseligne1', 'strassenr', 'strassehausnr', 'strassehausnummer', 'strasseundhausnummer', 'strasseundnr'],
    ...['straatenhuisnummer', 'straathuisnummer', 'straatennummer', 'streetandnumber', 'rueetnumero', 'numeroetrue'],
  ],
  'address.streetNumber': [
    ...['streetnumber', 'housenumber', 'huisnummer', 'huisnr', 'hausnummer', 'hausnr', 'numeroderue', 'hnr', 'houseno'],
  ],
  'address.buildingComplement': [
    ...['buildingcomplement', 'street2', 'address2', 'addressline2', 'streetaddress2', 'toevoeging', 'adresregel2'],
    ...['adresszusatz', 'complementdadresse', 'complementadresse', 'toev', 'huisnummertoevoeging', 'huisnrtoevoeging'],
    ...['huisnrtoev', 'hausnummerzusatz', 'adresse2', 'adresseligne2', 'adreslijn2', 'bus'],
  ],
  'address.city': [
    ...['city', 'town', 'plaats', 'woonplaats', 'stad', 'ort', 'stadt', 'wohnort', 'ville', 'localite', 'plaatsnaam'],
    ...['ortsname', 'commune'],
  ],
  'address.county': ['county', 'gemeente', 'landkreis'],
  'address.state': [
    ...['state', 'province', 'region', 'stateprovince', 'provincie', 'regio', 'bundesland', 'departement'],
  ],
  'address.districtName': ['district', 'districtname', 'wijk', 'stadtteil', 'ortsteil', 'quartier'],
  'address.zipCode': ['zip', 'zipcode', 'postalcode', 'postcode', 'postleitzahl', 'plz', 'codepostal', 'postnr'],
  'address.country': [
    ...['country', 'countryregionid', 'countrycode', 'countryregion', 'land', 'landcode', 'pays', 'countryname'],
    ...['landnaam', 'landescode', 'codepays'],
  ],
  'address.isPrimary': ['addressisprimary'],
  'address.phone': ['addressphone'],
  'address.email': ['addressemail'],
  'address.url': ['addressurl'],
  'address.taxGroup': ['addresstaxgroup'],
  'contact.PHONE': ['secondaryphone', 'phone2', 'otherphone', 'telefoon2', 'telefon2', 'telephone2'],
  'contact.EMAIL': ['secondaryemail', 'email2', 'otheremail'],
  'contact.URL': ['secondaryurl', 'url2', 'otherurl'],
  affiliations: ['affiliation', 'affiliations'],
  /** Not stored: it tells lines apart that are otherwise equal. */
  key: [
    ...['id', 'customerid', 'customerno', 'customernumber', 'customercode', 'customeraccount', 'accountnumber'],
    ...['externalid', 'referenceid', 'klantnummer', 'klantnr', 'klantid', 'kundennummer', 'kundennr', 'numeroclient'],
    ...['klantcode', 'debiteurnummer', 'debiteurnr', 'debitorennummer', 'debitornr', 'relatienummer', 'relatienr'],
    ...['kdnr', 'customernr', 'codeclient', 'nclient', 'noclient', 'numclient'],
  ],
}

/** Letters that have no accent to take off. */
const PLAIN_LETTERS: Readonly<Record<string, string>> = { ß: 'ss', ø: 'o', œ: 'oe', æ: 'ae', ł: 'l', ı: 'i' }

/** A header as it is compared: lower case, without accents, blanks and signs. */
export const plainHeader = (header: string): string =>
  header
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[ßøœæłı]/g, (letter) => PLAIN_LETTERS[letter] ?? letter)
    .replace(/[^\p{Letter}\p{Number}]/gu, '')

const isCustomerField = (field: string) => CUSTOMER_FIELDS.some((each) => each.field === field)

/** Every field by its own name, those of an address with `address` before it, and by the synonyms. */
const TARGETS = new Map<string, string>([
  ...CUSTOMER_FIELDS.map(({ field }) => [plainHeader(field), field] as const),
  ...ADDRESS_FIELDS.flatMap(({ field }) => {
    const names = isCustomerField(field) ? [`address${field}`] : [field, `address${field}`]
    return names.map((name) => [plainHeader(name), `address.${field}`] as const)
  }),
  ...Object.entries(SYNONYMS).flatMap(([target, headers]) => headers.map((header) => [header, target] as const)),
])

/** The target of a header, by its name alone. */
export const targetOfHeader = (header: string): string | undefined => TARGETS.get(plainHeader(header))
