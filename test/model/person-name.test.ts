import fc from 'fast-check'
import { expect, test } from 'vitest'
import { composedName, nameAfter } from '../../src/model/person-name.ts'

test.each([
  [
    'a part of a composed name',
    { name: 'Ada Lovelace', firstName: 'Ada', lastName: 'Lovelace' },
    { lastName: 'King' },
    'Ada King',
  ],
  ['a part that was not there', { name: 'Lovelace', lastName: 'Lovelace' }, { firstName: 'Ada' }, 'Ada Lovelace'],
  [
    'a part that is taken away',
    { name: 'Ada Lovelace', firstName: 'Ada', lastName: 'Lovelace' },
    { lastName: null },
    'Ada',
  ],
  ['the only part', { name: 'Ada', firstName: 'Ada' }, { firstName: null }, null],
  [
    'a part of a name of its own',
    { name: 'Silva, Maria', firstName: 'Maria', lastName: 'Silva' },
    { lastName: 'Santos' },
    'Santos, Maria',
  ],
  [
    'a name with a title in it',
    { name: 'Dr. Maria Silva', firstName: 'Maria', lastName: 'Silva' },
    { lastName: 'Santos' },
    'Dr. Maria Santos',
  ],
  [
    'a part that stands there in capitals',
    { name: 'MARIA SILVA', firstName: 'Maria', lastName: 'Silva' },
    { lastName: 'Souza' },
    'MARIA Souza',
  ],
  [
    'a part that stands there without its accents',
    { name: 'Ramirez, Zoe', firstName: 'Zoë', lastName: 'Ramírez' },
    { lastName: 'Núñez' },
    'Núñez, Zoe',
  ],
  [
    'two parts that were in each other’s place',
    { name: 'Dr. Silva Maria', firstName: 'Silva', lastName: 'Maria' },
    { firstName: 'Maria', lastName: 'Silva' },
    'Dr. Maria Silva',
  ],
  [
    'a part of several words',
    { name: 'Jan VAN DER Berg jr.', firstName: 'Jan', lastName: 'van der Berg' },
    { lastName: 'de Wit' },
    'Jan de Wit jr.',
  ],
  ['a name without parts', { name: 'Dr. Maria Silva' }, { lastName: 'Santos' }, undefined],
  ['a part that stands there twice', { name: 'Li Li', firstName: 'Li' }, { firstName: 'Mei' }, undefined],
  ['a part inside another word', { name: 'Anna Ann', firstName: 'Ann' }, { firstName: 'Bea' }, 'Anna Bea'],
  ['the title', { name: 'Ada' }, {}, undefined],
  ['an organization', { name: 'Acme', customerType: 'ORGANIZATION' }, { lastName: 'X' }, undefined],
  ['a name that is given', { name: 'Ada', firstName: 'Ada' }, { firstName: 'Eve', name: 'E.' }, undefined],
])('an edit of %s', (_, before, changes, after) => {
  expect(nameAfter(before, changes)).toBe(after)
})

const word = fc.constantFrom('Ada', 'Maria', 'Silva', 'de', "O'Brien", 'Anne-Marie', 'José', null)
const parts = fc.record({ firstName: word, middleName: word, lastName: word })

test('whatever part is edited, no word of the name is lost that is not of the part', () => {
  fc.assert(
    fc.property(
      parts,
      fc.constantFrom('', 'Dr. ', 'van '),
      fc.constantFrom('firstName', 'lastName'),
      word,
      (person, prefix, field, next) => {
        const name = prefix + (composedName(person) ?? 'Nobody')
        const after = nameAfter({ ...person, name }, { [field]: next })
        if (after === null) {
          expect(composedName({ ...person, [field]: next })).toBeNull()
          return
        }
        const old = (person[field as 'firstName'] ?? '').split(' ')
        for (const kept of name.split(' ')) if (!old.includes(kept)) expect((after ?? name).split(' ')).toContain(kept)
      },
    ),
  )
})
