import { expect, it } from 'vitest'
import { z } from 'zod'
import { faultIn } from '../../src/between/fault-in.ts'
import { headquartersMark } from '../../src/between/headquarters-side.ts'
import { byName } from '../../src/model/wire-values.ts'

const NAMES = ['__proto__', 'constructor', 'toString', 'USRT']

it('an object by names from outside keeps every name, and has no other', () => {
  const given: unknown = JSON.parse(`{${NAMES.map((name, nth) => `"${name}": "${nth}"`).join()}}`)
  const read = byName(z.string()).parse(given)
  expect(Object.entries(read)).toEqual(NAMES.map((name, nth) => [name, String(nth)]))
  expect(read.hasOwnProperty).toBeUndefined()
  expect(JSON.stringify(read)).toBe(JSON.stringify(given))
})

it('the next account number of a legal entity is kept, whatever its id', () => {
  const mark: unknown = JSON.parse(
    '{"incarnation":"00000000-0000-4000-8000-000000000000","number":"1","position":"2","numbers":{"__proto__":"7"}}',
  )
  expect(JSON.stringify(headquartersMark.parse(mark))).toBe(JSON.stringify(mark))
})

it('a fault in it is named by its place', () => {
  const mark = { incarnation: '00000000-0000-4000-8000-000000000000', number: '1', position: '2' }
  expect(faultIn(headquartersMark, { ...mark, numbers: { USRT: 7 } })).toBe('numbers.USRT must be text')
  expect(faultIn(headquartersMark, { ...mark, numbers: [] })).toBe('numbers is not what it can be')
})
