import { describe, expect, test } from 'vitest'
import { DIALECTS, read, refusedOf, rowsOf, windows1252 } from './written.ts'

const ROWS = rowsOf(40)

describe('a file', () => {
  test.each(DIALECTS)('with $name has the same customers as any other', async ({ write }) => {
    const [expected, given] = [await read(DIALECTS[0]?.write(ROWS) ?? ''), await read(write(ROWS))]
    expect(expected.customers).toHaveLength(40)
    expect(expected.customers[2]).toMatchObject({ lastName: 'Šimek2', creditMax: '2.5' })
    expect(refusedOf(given)).toEqual([])
    expect(given.customers).toEqual(expected.customers)
    expect(given.reader.columns?.unused).toEqual([])
  })

  test.each([
    [
      'semicolons',
      'Voornaam;Achternaam;E-mail;Straat;Postcode;Plaats\r\nBram;Testman;b@example.com;"Laan 1, bis";1011 AB;Amsterdam\r\n',
    ],
    [
      'German headers',
      'Vorname;Name;E-Mail-Adresse;Straße;PLZ;Ort\nBram;Testman;b@example.com;Laan 1, bis;1011 AB;Amsterdam\n',
    ],
    [
      'French headers',
      'Prénom\tNom\tCourriel\tAdresse\tCode postal\tVille\nBram\tTestman\tb@example.com\tLaan 1, bis\t1011 AB\tAmsterdam',
    ],
    [
      'English headers',
      'firstName|lastName|email|street|zip|city\nBram|Testman|b@example.com|Laan 1, bis|1011 AB|Amsterdam',
    ],
  ])('with %s is read', async (_, text) => {
    expect((await read(text)).customers).toEqual([
      {
        firstName: 'Bram',
        lastName: 'Testman',
        email: 'b@example.com',
        addresses: [{ street: 'Laan 1, bis', zipCode: '1011 AB', city: 'Amsterdam', isPrimary: true }],
      },
    ])
  })

  test('has ids of other systems in columns, as an export names them too', async () => {
    const { customers } = await read('name;external:sap;attribute:external:CRM\nIda;000 42;c-1\nJo;;\n')
    const externalIds = [
      { system: 'SAP', id: '000 42' },
      { system: 'CRM', id: 'c-1' },
    ]
    expect(customers).toEqual([{ name: 'Ida', externalIds }, { name: 'Jo' }])
    await expect(read('name;external:SAP;External:sap\nIda;1;2\n')).rejects.toThrow(/are both external:SAP/)
  })

  test('says how it is read before anything is stored', async () => {
    expect((await read('sep=;\r\nname;email\r\nSep;s@example.com\r\n')).reader.dialect).toBe(
      'Read as UTF-8, cells separated by semicolons and quoted with ".',
    )
    expect((await read(windows1252("'name'\t'city'\n'Zoë'\t'Köln'"))).reader.dialect).toBe(
      "Read as WINDOWS-1252, cells separated by tabs and quoted with '.",
    )
  })

  test('is read as the person says', async () => {
    const { customers } = await read(Buffer.from('name^city\n~Zo\xeb^Z~^Ghent', 'latin1'), {
      ...{ delimiter: '^', quote: '~', encoding: 'latin1' },
    })
    expect(customers).toEqual([{ name: 'Zoë^Z', addresses: [{ city: 'Ghent', isPrimary: true }] }])
    await expect(read('name', { delimiter: 'ab' })).rejects.toThrow(/--delimiter must be one character/)
    await expect(read('name', { encoding: 'klingon' })).rejects.toThrow(/--encoding must be an encoding/)
  })

  test('in UTF-8 with one line in another encoding loses that line alone', async () => {
    const text = Buffer.concat([
      Buffer.from('name,city\nZoë,Köln\n'),
      windows1252('Renée,Nîmes\n'),
      Buffer.from('Jürgen,Malmö\nÅsa,Umeå\n'),
    ])
    const all = await read(text)
    expect(refusedOf(all)).toEqual([[3, 'INVALID_ENCODING']])
    expect(all.customers.map(({ name }) => name)).toEqual(['Zoë', 'Jürgen', 'Åsa'])
  })

  test('that is long finds its only accent on the last line', async () => {
    const text = windows1252(`name\n${'Ada Plain\n'.repeat(50_000)}Zoë\n`)
    const { customers } = await read(text)
    expect(customers.at(-1)).toEqual({ name: 'Zoë' })
    expect(customers).toHaveLength(50_001)
  })
})

describe('a bad line is refused by its number, and only that one:', () => {
  const lines = (...middle: string[]) =>
    ['firstName,lastName,street', 'Ada,One,1 Lane', ...middle, 'Zoe,Last,9 Lane'].join('\n')
  const refusal = async (...middle: string[]) => {
    const all = await read(lines(...middle))
    return { refused: refusedOf(all), names: all.customers.map(({ lastName }) => lastName) }
  }

  test.each([
    [
      'a quote that is not closed',
      ['Bob,"Open,2 Lane', 'Cid,Three,3 Lane'],
      [[3, 'STRAY_QUOTE']],
      ['One', 'Three', 'Last'],
    ],
    ['text after a quote', ['"Bob" B,Two,2 Lane'], [[3, 'STRAY_QUOTE']], ['One', 'Last']],
    [
      'two quotes that would join lines',
      ['Bob,"Two,2 Lane', 'Cid,Three,3 Lane', 'Dan,Four",4 Lane'],
      [[3, 'STRAY_QUOTE']],
      ['One', 'Three', 'Four"', 'Last'],
    ],
    ['too many cells', ['Bob,Two,2 Lane, rear'], [[3, 'TOO_MANY_CELLS']], ['One', 'Last']],
    ['1,000 cells', [Array.from({ length: 1_000 }, (_, i) => i).join(',')], [[3, 'TOO_MANY_CELLS']], ['One', 'Last']],
    ['a line that is too long', [`Bob,${'x'.repeat(100_001)}`], [[3, 'LINE_TOO_LONG']], ['One', 'Last']],
    ['a line without end', [`Bob,${'x'.repeat(2_000_000)}`], [[3, 'LINE_TOO_LONG']], ['One', 'Last']],
  ])('%s', async (_, middle, refused, names) => {
    expect(await refusal(...middle)).toEqual({ refused, names })
  })

  test('nothing else is: quotes within cells, line breaks within quotes, missing and empty cells at the end', async () => {
    const all = await read(
      lines('Bob,Two,12" pipe lane', 'Cid,"Th\r\nr,ee","3 ""Lane"""', 'Dan,Four', 'Eve,Five,5 Lane,,,'),
    )
    expect(refusedOf(all)).toEqual([])
    expect(all.customers.map(({ lastName }) => lastName)).toEqual(['One', 'Two', 'Th\nr,ee', 'Four', 'Five', 'Last'])
    expect(all.customers[1]).toMatchObject({ addresses: [{ street: '12" pipe lane' }] })
    expect(all.customers[2]).toMatchObject({ addresses: [{ street: '3 "Lane"' }] })
    expect(all.lines.map(({ line, span }) => [line, span])).toEqual([
      ...[
        [2, 1],
        [3, 1],
        [4, 2],
        [6, 1],
        [7, 1],
        [8, 1],
      ],
    ])
    expect(all.lines[3]?.warnings).toMatchObject([{ code: 'TOO_FEW_CELLS' }])
  })

  test('JSON lines, too', async () => {
    const all = await read(
      '{"customer":{"name":"Ada"}}\n{"customer":\n[1]\n\n{"customer":{"name":"Zoe"}}\n',
      {},
      'jsonl',
    )
    expect(refusedOf(all)).toEqual([
      [2, 'NOT_JSON'],
      [3, 'NOT_JSON'],
    ])
    expect(all.customers).toEqual([{ name: 'Ada' }, { name: 'Zoe' }])
  })
})

describe('the header', () => {
  test('of two columns for one field is refused, because one would be lost', async () => {
    await expect(read('name,Phone,Telephone\nAda,1,2')).rejects.toThrow(
      'The columns "Phone" and "Telephone" are both phone. Leave one of them out, for example with --map "Telephone=-".',
    )
    expect((await read('name,Phone,Telephone\nAda,1,2', { map: { telephone: '-' } })).customers).toEqual([
      { name: 'Ada', phone: '1' },
    ])
  })

  test('that is missing is asked for', async () => {
    await expect(read('Bram;Testman;b@example.com\n')).rejects.toThrow(/contains no names of columns, but a customer/)
    const { customers } = await read('Bram;Testman;b@example.com;x\n', {
      columns: ['firstName', 'lastName', 'email', '-'],
    })
    expect(customers).toEqual([{ firstName: 'Bram', lastName: 'Testman', email: 'b@example.com' }])
    await expect(read('')).rejects.toThrow('The file is empty')
  })

  test('names columns that are not used; values of one without a name are warned about', async () => {
    const { reader, lines } = await read('name,Shelf,\nAda,1,2\nZoe,1,')
    expect(reader.columns?.unused).toEqual(['Shelf'])
    expect(lines.map(({ warnings }) => warnings.map(({ code }) => code))).toEqual([['UNNAMED_COLUMN'], []])
  })

  test.each([
    [
      'shopify',
      'Customer ID,First Name,Last Name,Email,Accepts Email Marketing,Default Address Company,Default Address Address1,Default Address Address2,Default Address City,Default Address Province Code,Default Address Country Code,Default Address Zip,Default Address Phone,Phone,Accepts SMS Marketing,Total Spent,Total Orders,Note,Tax Exempt,Tags',
      "'7,Ada,Lovelace,a@example.com,yes,Acme,1 Lane,Apt 2,Houston,TX,US,'77002,'+17135550100,'+17135550100,no,0.00,0,,no,",
    ],
    [
      'square',
      'Reference ID,First Name,Last Name,Email Address,Phone Number,Company Name,Street Address 1,Street Address 2,City,State,Postal Code,Birthday,Memo,Square Customer ID',
      "1,Ada,Lovelace,a@example.com,'+17135550100,Acme,1 Lane,Apt 2,Houston,TX,77002,,,7",
    ],
    [
      'lightspeed',
      'id,customer_code,first_name,last_name,company_name,email,phone,physical_address_1,physical_address_2,physical_city,physical_state,physical_postcode,physical_country_id',
      '1,7,Ada,Lovelace,Acme,a@example.com,+17135550100,1 Lane,Apt 2,Houston,TX,77002,US',
    ],
    [
      'woocommerce',
      'customer_id,user_login,billing_first_name,billing_last_name,billing_company,billing_email,billing_phone,billing_address_1,billing_address_2,billing_postcode,billing_city,billing_state,billing_country',
      '7,ada,Ada,Lovelace,Acme,a@example.com,+17135550100,1 Lane,Apt 2,77002,Houston,TX,US',
    ],
    [
      'dynamics',
      'CUSTOMERACCOUNT,PARTYTYPE,ORGANIZATIONNAME,PERSONFIRSTNAME,PERSONLASTNAME,PRIMARYCONTACTEMAIL,PRIMARYCONTACTPHONE,ADDRESSSTREET,ADDRESSBUILDINGCOMPLIMENT,ADDRESSCITY,ADDRESSSTATE,ADDRESSZIPCODE,ADDRESSCOUNTRYREGIONID',
      '7,Person,Acme,Ada,Lovelace,a@example.com,+17135550100,1 Lane,Apt 2,Houston,TX,77002,US',
    ],
  ])('of %s is known', async (name, header, line) => {
    const { reader, customers } = await read(`${header}\n${line}\n`)
    expect(reader.columns?.preset?.name).toBe(name)
    const [{ customerType: _, ...customer } = {}] = customers
    expect(customer).toMatchObject({
      ...{ firstName: 'Ada', lastName: 'Lovelace', email: 'a@example.com', phone: '+17135550100' },
      addresses: [
        {
          ...{ name: 'Acme', street: '1 Lane', buildingComplement: 'Apt 2', city: 'Houston', state: 'TX' },
          ...{ zipCode: '77002', isPrimary: true },
        },
      ],
    })
    expect(customer).not.toHaveProperty('contacts')
  })
})

describe('the words of spreadsheets', () => {
  const types = new Map([
    ['Post', 'BOOLEAN'],
    ['Shoe size', 'DECIMAL'],
    ['Children', 'INTEGER'],
    ['Note', 'TEXT'],
  ])
  const header = 'name;phone;type;attribute:Post;attribute:Shoe size;attribute:Children;attribute:Note;creditMax'
  const one = async (...cells: string[]) => {
    const { lines } = await read(`${header}\n${cells.join(';')}`, { types })
    const { attributes = [], ...fields } = lines[0]?.customer ?? {}
    const named = Object.fromEntries(
      (attributes as { name: string; value: string }[]).map((each) => [each.name, each.value]),
    )
    return { ...fields, ...named, refusals: lines[0]?.refusals.map(({ code, field }) => `${field} ${code}`) }
  }

  test('are read where the field has a type, and stay as they are where it has none', async () => {
    expect(await one('One', '0031 20', 'person', 'TRUE', '9,5', '2,0', 'TRUE', '1.500,25')).toEqual({
      ...{ name: 'One', phone: '0031 20', customerType: 'PERSON', Post: 'true', 'Shoe size': '9.5', Children: '2' },
      ...{ Note: 'TRUE', creditMax: '1500.25', refusals: [] },
    })
    expect(await one('="Two"', '="0031"', '', 'ONWAAR', '9.5', '2', '9,5', '1,500.25')).toMatchObject({
      ...{ name: 'Two', phone: '0031', Post: 'false', 'Shoe size': '9.5', Note: '9,5', creditMax: '1500.25' },
    })
  })

  test('are refused by a sentence where they cannot be read', async () => {
    expect(await one('One', '3,16123E+10', 'Persoon', '#N/A', '####', '', '#VERW!', '1,500')).toMatchObject({
      refusals: [
        'phone ROUNDED_NUMBER',
        'customerType INVALID_VALUE',
        'attribute:Post SPREADSHEET_ERROR',
        'attribute:Shoe size SPREADSHEET_ERROR',
        'attribute:Note SPREADSHEET_ERROR',
        'creditMax INVALID_NUMBER',
      ],
    })
  })
})
