import { expect, test } from 'vitest'
import { nearNames, unknownName } from '../../src/model/near-names.ts'

const CHANNELS = ['houston', 'sanfrancisco', 'online', 'boston']

test.each([
  ['housten', ['houston']],
  ['Houston', ['houston']],
  ['huoston', ['houston']],
  ['hous', ['houston']],
  ['houston-1', ['houston']],
  ['bostom', ['boston']],
  ['san francisco', ['sanfrancisco']],
  ['são-francisco', ['sanfrancisco']],
  ['', []],
  ['  ', []],
  ['rotterdam', []],
  ['x', []],
])('%j is near %j', (name, near) => {
  expect(nearNames(name, CHANNELS)).toEqual(near)
})

test('a whole word of a name is near it', () => {
  expect(nearNames('nl', ['nl-NL', 'nl-BE', 'en-US'])).toEqual(['nl-BE', 'nl-NL'])
  expect(nearNames('Korea', ['North Korea', 'South Korea', 'Kenya'])).toEqual(['North Korea', 'South Korea'])
  expect(nearNames('wadden', ['Waddinxveen', 'De Wadden'])).toEqual(['De Wadden'])
})

test('a thing is near by what people call it, which is then told with its name', () => {
  const stores = [
    { name: 'ST0042', called: 'Amsterdam Noord' },
    { name: 'ST0043', called: 'Utrecht' },
    { name: 'amsterdam', called: 'Amsterdam (closed)' },
  ]
  expect(nearNames('utrehct', stores)).toEqual(['ST0043 (Utrecht)'])
  expect(nearNames('Noord', stores)).toEqual(['ST0042 (Amsterdam Noord)'])
  expect(nearNames('st0043', stores)).toEqual(['ST0043'])
  expect(nearNames('Amsterdam', stores)).toEqual(['ST0042 (Amsterdam Noord)', 'amsterdam'])
})

test('an unknown name is told with the near ones, and an empty one as no name', () => {
  expect(unknownName('channel', 'housten', CHANNELS)).toBe('There is no channel "housten". Did you mean houston?')
  expect(unknownName('channel', 'rotterdam', CHANNELS)).toBe('There is no channel "rotterdam".')
  expect(unknownName('channel', ' ', CHANNELS)).toBe('Name the channel: an empty text names none.')
  expect(unknownName('channel', 'x'.repeat(1000), CHANNELS).length).toBeLessThan(100)
})
