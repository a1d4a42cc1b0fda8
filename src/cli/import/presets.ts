import { plainHeader } from './synonyms.ts'

/** The columns of an export of a known program. */
export type Preset = {
  name: string
  /** What the program is called. */
  title: string
  /** Headers that together only this program writes. */
  signature: readonly string[]
  /** Headers, as `plainHeader` writes them, and their targets; `address2.` is a second address. */
  columns: Readonly<Record<string, string>>
}

export const PRESETS: readonly Preset[] = [
  {
    name: 'shopify',
    title: 'Shopify',
    signature: ['firstname', 'lastname', 'acceptsemailmarketing'],
    columns: {
      customerid: 'key',
      firstname: 'firstName',
      lastname: 'lastName',
      email: 'email',
      phone: 'phone',
      ...address('defaultaddress', { provincecode: 'state', countrycode: 'country' }),
      ...address('', { provincecode: 'state', countrycode: 'country' }),
      defaultaddresscompany: 'company',
      company: 'company',
      defaultaddressphone: 'contact.PHONE',
    },
  },
  {
    name: 'square',
    title: 'Square',
    signature: ['firstname', 'lastname', 'squarecustomerid'],
    columns: {
      squarecustomerid: 'key',
      firstname: 'firstName',
      lastname: 'lastName',
      emailaddress: 'email',
      phonenumber: 'phone',
      companyname: 'company',
      streetaddress1: 'address.street',
      streetaddress2: 'address.buildingComplement',
      city: 'address.city',
      state: 'address.state',
      postalcode: 'address.zipCode',
    },
  },
  {
    name: 'lightspeed',
    title: 'Lightspeed Retail',
    signature: ['customercode', 'firstname', 'physicalcity'],
    columns: {
      customercode: 'key',
      firstname: 'firstName',
      lastname: 'lastName',
      companyname: 'company',
      email: 'email',
      phone: 'phone',
      mobile: 'cellularPhone',
      website: 'url',
      ...address('physical', { state: 'state', countryid: 'country', suburb: 'districtName' }),
      ...address('postal', { state: 'state', countryid: 'country', suburb: 'districtName' }, 'address2'),
    },
  },
  {
    name: 'woocommerce',
    title: 'WooCommerce',
    signature: ['billingfirstname', 'billingaddress1', 'billingpostcode'],
    columns: {
      customerid: 'key',
      billingfirstname: 'firstName',
      billinglastname: 'lastName',
      billingcompany: 'company',
      billingemail: 'email',
      billingphone: 'phone',
      ...address('billing', { state: 'state', country: 'country' }),
      shippingcompany: 'address2.name',
      ...address('shipping', { state: 'state', country: 'country' }, 'address2'),
    },
  },
  {
    name: 'dynamics',
    title: 'Dynamics 365 (data entity of customers)',
    signature: ['partytype', 'organizationname', 'personfirstname'],
    columns: {
      customeraccount: 'key',
      partytype: 'customerType',
      organizationname: 'company',
      personfirstname: 'firstName',
      personmiddlename: 'middleName',
      personlastname: 'lastName',
      primarycontactemail: 'email',
      primarycontactphone: 'phone',
      primarycontactphoneextension: 'phoneExtension',
      primarycontacturl: 'url',
      receiptemail: 'receiptEmail',
      salescurrencycode: 'currency',
      languageid: 'languageId',
      customergroupid: 'customerGroup',
      creditlimit: 'creditMax',
      invoiceaccount: 'invoiceAccount',
      taxexemptnumber: 'vatNumber',
      salestaxgroup: 'taxGroup',
      identificationnumber: 'identificationNumber',
      addressdescription: 'address.name',
      addressstreet: 'address.street',
      addressstreetnumber: 'address.streetNumber',
      addressbuildingcompliment: 'address.buildingComplement',
      addresscity: 'address.city',
      addresscounty: 'address.county',
      addressstate: 'address.state',
      addressdistrictname: 'address.districtName',
      addresszipcode: 'address.zipCode',
      addresscountryregionid: 'address.country',
    },
  },
]

/** The columns of an address, whose headers begin alike; `others` are those that differ between programs. */
function address(
  prefix: string,
  others: Readonly<Record<string, string>>,
  target = 'address',
): Readonly<Record<string, string>> {
  const usual = {
    address1: 'street',
    address2: 'buildingComplement',
    city: 'city',
    zip: 'zipCode',
    postcode: 'zipCode',
  }
  return Object.fromEntries(
    Object.entries({ ...usual, ...others }).map(([header, field]) => [`${prefix}${header}`, `${target}.${field}`]),
  )
}

/** The preset with this name. Throws which there are. */
export function presetNamed(name: string): Preset {
  const preset = PRESETS.find((each) => each.name === name.toLowerCase())
  if (preset) return preset
  throw new Error(`--preset must be one of ${PRESETS.map((each) => each.name).join(', ')}; "${name}" is not one.`)
}

/** The preset of a file, if its headers are those of a known program. */
export function presetOf(header: readonly string[]): Preset | null {
  const plain = new Set(header.map(plainHeader))
  return PRESETS.find(({ signature }) => signature.every((each) => plain.has(each))) ?? null
}
