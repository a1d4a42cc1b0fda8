import { stringify } from 'csv-stringify/sync'
import { describe, expect, test } from 'vitest'
import { DIALECTS, oneByte, read, refusedOf, rowsOf, windows1252 } from './written.ts'

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

  test('with the line ends of old Macs has their letters', async () => {
    const text = Buffer.from('name\rZo\x91\rJ\x9frgen\r', 'latin1')
    const { customers, reader } = await read(text)
    expect(customers).toEqual([{ name: 'Zoë' }, { name: 'Jürgen' }])
    expect(reader.dialect).toContain('MACINTOSH')
  })

  const FRENCH = 'name;city\nJosé;Orléans\nZoë;Köln\nMüller;Besançon\nÉmile;Nîmes\n'
  const letters: [name: string, text: string, bytes: Buffer][] = [
    ['MACINTOSH', FRENCH, oneByte('macintosh', FRENCH)],
    ['CP850', FRENCH.replaceAll('\n', '\r\n'), oneByte('cp850', FRENCH.replaceAll('\n', '\r\n'))],
    ['WINDOWS-1252', FRENCH, oneByte('windows-1252', FRENCH)],
    ['CP850', 'name\r\nJörg\r\n', oneByte('cp850', 'name\r\nJörg\r\n')],
    ['MACINTOSH', 'name\nJörg\nANDRÉ\n', oneByte('macintosh', 'name\nJörg\nANDRÉ\n')],
    ['WINDOWS-1252', 'name\nO’Neill\nŠime\n€ 5 shop\n', oneByte('windows-1252', 'name\nO’Neill\nŠime\n€ 5 shop\n')],
    ['WINDOWS-1252', 'name\nJosé', oneByte('windows-1252', 'name\nJosé')],
  ]
  test.each(letters)('is read as %s by the letters within its words', async (encoding, text, bytes) => {
    const [given, expected] = [await read(bytes), await read(text)]
    expect(given.customers).toEqual(expected.customers)
    expect(given.reader.dialect).toContain(`Read as ${encoding}`)
    expect(refusedOf(given)).toEqual([])
  })

  test('that ends in the middle of a letter loses that line alone', async () => {
    const text = Buffer.from('name;city\nZoë;Köln\nJürgen;Umeå')
    expect(refusedOf(await read(text.subarray(0, -1)))).toEqual([[3, 'INVALID_ENCODING']])
    expect(refusedOf(await read(Buffer.from('name\nAda\nZo\u00eb').subarray(0, -1)))).toEqual([[3, 'INVALID_ENCODING']])
    const wide = Buffer.from('name;city\nZoë;Köln\nAda;Delft', 'utf16le')
    expect(refusedOf(await read(wide.subarray(0, -1)))).toEqual([[3, 'INVALID_ENCODING']])
  })

  test('of JSON lines with a byte that is not UTF-8 loses that line alone', async () => {
    const text = Buffer.concat([
      Buffer.from('{"customer":{"name":"Zoë"}}\n{"customer":{"name":"Ren'),
      Buffer.from([0xe9]),
      Buffer.from('"}}\n{"customer":{"name":"Åsa"}}\n'),
    ])
    expect(refusedOf(await read(text, {}, 'jsonl'))).toEqual([[2, 'INVALID_ENCODING']])
  })

  test('whose letters were lost or garbled by another program is refused line by line', async () => {
    const all = await read(
      'ï»¿name,city\nJosÃ©,Delft\nAda,KÃ¶ln\nO\u00e2\u20ac\u2122Neill,Ghent\nJos\ufffd,Delft\nÐÐ½Ð½Ð°,Delft\nSÃO Ângela,Évora\n“BLÅ”,Malmö\nÂge,Århus\n',
    )
    expect(refusedOf(all)).toEqual([2, 3, 4, 5, 6].map((line) => [line, 'INVALID_ENCODING']))
    expect(all.lines[0]?.refusals[0]?.reason).toMatch(/letters such as "Ã©".*--encoding utf-8/)
    expect(all.customers.map(({ name }) => name)).toEqual(['SÃO Ângela', '“BLÅ”', 'Âge'])
  })

  test('whose lines were each taken for one cell, where semicolons separate, has its cells', async () => {
    const lines = [['name,street,email'], ['Ada,"Laan 1, bis",a@example.com'], ['Bob,Laan 2,b@example.com']]
    const whole = stringify(lines, { quoted: true })
    // Where nothing was to be quoted, the line was left as it is.
    const some = stringify(lines, { delimiter: ';' })
    const expected = (await read(lines.map(([line]) => `${line}\n`).join(''))).customers
    expect(expected).toHaveLength(2)
    for (const text of [whole, some]) {
      const all = await read(text)
      expect(all.customers).toEqual(expected)
      expect(all.lines.flatMap(({ warnings }) => warnings)).toEqual([])
    }
    expect((await read('name,email\n"Boer, de",b@example.com\n"Boer, de Bakker en Zoon"\n')).customers[1]).toEqual({
      name: 'Boer, de Bakker en Zoon',
    })
  })

  test('is filled with zeros at its end, which are nobody', async () => {
    const { lines } = await read(Buffer.concat([Buffer.from('name\nAda\n'), Buffer.alloc(3_000)]))
    expect(lines).toHaveLength(1)
  })

  test('ends at the end-of-file sign of DOS, which is nobody', async () => {
    for (const end of ['\u001a', '\r\n\u001a']) {
      const { lines } = await read(`name,email\r\nAda,a@example.com${end}`)
      expect(lines.map(({ customer }) => customer)).toEqual([{ name: 'Ada', email: 'a@example.com' }])
    }
  })

  test.each([
    [
      'a workbook of Excel',
      Buffer.from('PK\x03\x04\x14\x00\x06\x00', 'latin1'),
      /a workbook or an archive.*store the sheet/,
    ],
    ['one of an old Excel', Buffer.from('d0cf11e0a1b11ae10000', 'hex'), /a workbook of an old Excel/],
    ['a compressed one', Buffer.from('1f8b0800aabbccdd', 'hex'), /a compressed file/],
    ['a PDF document', Buffer.from('%PDF-1.7\n'), /a PDF document/],
    ['a web page', Buffer.from('\ufeff<!DOCTYPE html><table>'), /a web page/],
    ['XML', Buffer.from('<?xml version="1.0"?><Workbook/>'), /a web page or XML/],
    ['a document', Buffer.from('{\\rtf1\\ansi name'), /a document of a word processor/],
    ['cards', Buffer.from('BEGIN:VCARD\nFN:Ada\nEND:VCARD'), /a file of address cards/],
    ['text in UTF-32', Buffer.from('fffe00006e000000', 'hex'), /UTF-32/],
    ['JSON', Buffer.from('[\n {"name": "Ada"}]'), /is JSON, not CSV.*\.jsonl/],
  ])('that is %s is refused by what it is', async (_, content, sentence) => {
    await expect(read(content)).rejects.toThrow(sentence)
  })

  test('with blanks between delimiters and quotes has the values within the quotes', async () => {
    const { customers } = await read('name, street\n"Ada ""B""",  "1 Lane, rear" \n Bob, "unclosed\nCid, "x" y\n')
    expect(customers.map(({ name }) => name)).toEqual(['Ada "B"', 'Bob', 'Cid'])
    expect(customers.map(({ addresses }) => addresses)).toEqual(
      ['1 Lane, rear', '"unclosed', '"x" y'].map((street) => [{ street, isPrimary: true }]),
    )
  })

  test('that was copied from elsewhere has no unseen characters around its values', async () => {
    const line = "\u200bAda\u200b;\u202d'0612345670\u202c;a@example.com\u00a0;'01067"
    const { customers } = await read(`name;phone;email;zip\n${line}\n`)
    expect(customers).toEqual([
      { name: 'Ada', phone: '0612345670', email: 'a@example.com', addresses: [{ zipCode: '01067', isPrimary: true }] },
    ])
  })

  test('with numbered columns keeps the first and the second', async () => {
    const { reader, customers } = await read(
      'name,Phone 1,Phone 2,Email 1,Email 2\nAda,1,2,a@example.com,b@example.com',
    )
    expect(reader.columns?.unused).toEqual([])
    expect(customers).toEqual([
      {
        ...{ name: 'Ada', phone: '1', email: 'a@example.com' },
        contacts: [
          { type: 'PHONE', value: '2' },
          { type: 'EMAIL', value: 'b@example.com' },
        ],
      },
    ])
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

  test('the header of a list that was put below, and the sums of a spreadsheet', async () => {
    const all = await read(
      [
        ...['name;email;creditMax', 'Ada;a@example.com;10,5', 'Total;;10,5', '', 'name;email;creditMax'],
        ...['Totaal Tools;t@example.com;1', 'Total;t2@example.com;1', 'Bob;;5', 'Grand total:;12;€ 1.510,75', 'Som;;'],
      ].join('\n'),
    )
    expect(refusedOf(all)).toEqual([
      [3, 'TOTALS_LINE'],
      [5, 'HEADER_AGAIN'],
      [9, 'TOTALS_LINE'],
    ])
    expect(all.customers.map(({ name }) => name)).toEqual(['Ada', 'Totaal Tools', 'Total', 'Bob', 'Som'])
  })

  test('headers in another case, ruled lines, and counts and averages below the list', async () => {
    const all = await read(
      [
        ...[
          'name;email;creditMax',
          '----;----;----',
          'Ada;a@example.com;10,5',
          'NAME;E-mail;Credit max',
          ';;;',
          '====',
        ],
        ...['Totaal aantal klanten: 1', 'Aantal;;1', 'Gemiddelde:;;10,5', 'Anzahl 3;c@example.com', '★;s@example.com;'],
      ].join('\n'),
    )
    expect(refusedOf(all)).toEqual([
      [2, 'ONLY_SIGNS'],
      [4, 'HEADER_AGAIN'],
      [6, 'ONLY_SIGNS'],
      [7, 'TOTALS_LINE'],
      [8, 'TOTALS_LINE'],
      [9, 'TOTALS_LINE'],
    ])
    expect(all.customers.map(({ name }) => name)).toEqual(['Ada', 'Anzahl 3', '★'])
  })

  test('lines of old Macs within others, which is said', async () => {
    const { lines } = await read('name,email\nAda,a@example.com\rBob,b@example.com\nZoe,z@example.com\n')
    expect(lines[0]?.refusals[0]?.reason).toMatch(/line ends of old Macs/)
    expect(lines).toHaveLength(2)
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

  test.each([
    ['a title', 'Customers of 2026;;\n\nVoornaam;Achternaam;E-mail\nAda;Een;a@example.com\n', 3],
    ['groups of columns', ';;Contact;;Address\nFirst name;Last name;E-mail;Phone;City\nAda;Een;a@example.com;;\n', 2],
    [
      'a title with commas',
      '"Report, 29 Nov, all"\nPrinted by: Bob\nfirst name;last name;email\nAda;Een;a@example.com',
      3,
    ],
  ])('may be below %s, which is said', async (_, text, line) => {
    const { reader, customers, lines } = await read(text)
    expect(customers).toEqual([{ firstName: 'Ada', lastName: 'Een', email: 'a@example.com' }])
    expect(reader.dialect).toContain(`The names of the columns are on line ${line}: what is before it is left out.`)
    expect(lines[0]?.line).toBe(line + 1)
  })

  test('is the first line where that has names, whatever the values below are called', async () => {
    const { reader, customers } = await read('name,Shelf,Row\nName,City,Street\nEmail,Phone,Company\n')
    expect(customers).toEqual([{ name: 'Name' }, { name: 'Email' }])
    expect(reader.dialect).not.toContain('left out')
  })

  test('is known in the abbreviations of programs', async () => {
    const { customers, reader } = await read(
      'Klantnr;Voorl.;Tussenv.;Achternaam;Adres;Huisnr.;Toev.;PC;Woonplaats;Tel.nr.;Mob.nr.;Btw-nr.\n' +
        '7;J.;de;Boer;Dorpsstraat;1;bis;1011 AB;Delft;010 1234567;06 12345678;NL1\n',
    )
    expect(reader.columns?.unused).toEqual(['PC'])
    expect(customers).toMatchObject([
      { firstName: 'J.', middleName: 'de', lastName: 'Boer', cellularPhone: '06 12345678', vatNumber: 'NL1' },
    ])
    const german = await read(
      'Vorname;Name;Straße und Hausnummer;PLZ;Ort;Telefon-Nr.\nJo;Boer;Weg 1;01067;Dresden;030 1\n',
    )
    expect(german.reader.columns?.unused).toEqual([])
  })

  test('of columns of blanks is asked for CSV', async () => {
    await expect(read('name      email\nAda       a@example.com\n')).rejects.toThrow(/separated by blanks/)
  })

  test('of one column is asked for its delimiter', async () => {
    await expect(read('name^email^city\nAda^a@example.com^X\n')).rejects.toThrow(/Only one column.*--delimiter "\^"/)
  })

  test('is not repeated on a terminal with all that it has', async () => {
    await expect(read(`\u0007\u001b[31m${'x'.repeat(5_000)},b\n1,2`)).rejects.toThrow(/--map "\[31mx{36}=name"/)
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
  test('that are numbers with all their digits, or with decimals that they never had, are read', async () => {
    expect(await one('One', '3.1612345678E+10', '1')).toMatchObject({ phone: '31612345678', customerType: 'PERSON' })
    expect(await one('One', '31612345678.0', '2')).toMatchObject({ phone: '31612345678', customerType: 'ORGANIZATION' })
    expect(await one('One', '+31612345678,00')).toMatchObject({ phone: '+31612345678' })
    expect(await one('One', '06.12.34.00')).toMatchObject({ phone: '06.12.34.00' })
    expect(await one('One', '', '', '', '', '2,00')).toMatchObject({ Children: '2' })
  })

  test('that have lost the zero of a postal code are warned about, where its country shows it', async () => {
    const codes = ['1067;Germany', '01067;DEU', '2101;US', '1000;France', '1011;NLD', '301;Norge', '2101;', 'SW1;GBR']
    const { lines } = await read(`name;zip;country\n${codes.map((each) => `Ada;${each}`).join('\n')}\n`)
    const warned = lines.filter(({ warnings }) => warnings.some(({ code }) => code === 'ZIP_LOOKS_SHORT'))
    expect(warned.map(({ line }) => line)).toEqual([2, 4, 5, 7])
  })

  test('that are links are the addresses in them', async () => {
    const { lines } = await read('name;email;email2\nAda;mailto:a@example.com;MAILTO:b@example.com?subject=Hi\n')
    expect(lines.map(({ customer }) => customer)).toEqual([
      {
        ...{ name: 'Ada', email: 'a@example.com' },
        contacts: [{ type: 'EMAIL', value: 'b@example.com' }],
      },
    ])
  })

  test.each(['1,500', '1.500', '-12.345', '1.234.567', '10,000'])(
    'such as %s are two numbers, and neither is chosen',
    async (text) => {
      expect(await one('One', '', '', '', '', text, '', text)).toMatchObject({
        refusals: ['attribute:Children INVALID_NUMBER', 'creditMax INVALID_NUMBER'],
      })
    },
  )

  test('for yes and no are read in four languages, and no other word is taken for no', async () => {
    const header = 'name;contact1.type;contact1.value;contact1.marketingOptIn;address.isPrimary;street'
    const line = (word: string) => `Ada;EMAIL;a@example.com;${word};FALSE;1 Lane`
    for (const [word, marketingOptIn] of [
      ...['TRUE', 'Ja', 'y', '1', 'WAAR'].map((yes) => [yes, true] as const),
      ['nee', false] as const,
    ]) {
      const { customers } = await read(`${header}\n${line(word)}\n`)
      expect(customers).toMatchObject([{ contacts: [{ marketingOptIn }] }])
    }
    const { lines } = await read(`${header}\n${line('agreed')}\n`)
    expect(lines[0]?.refusals).toMatchObject([{ code: 'INVALID_VALUE', field: 'contacts.0.marketingOptIn' }])
  })
})
