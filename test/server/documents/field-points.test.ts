import { type OperationDefinitionNode, parse } from 'graphql'
import { expect, test } from 'vitest'
import { rootFields } from '../../../src/api/shared/root-fields.ts'
import { DEFAULT_LIMITS } from '../../../src/config/limits.ts'
import { costOf } from '../../../src/server/documents/cost.ts'
import { FIELD_POINTS } from '../../../src/server/documents/field-points.ts'
import { buildSchema } from '../../../src/server/schema.ts'

const schema = buildSchema([])

function costs(text: string, variables: Record<string, unknown> = {}): number {
  const document = parse(text)
  const operation = document.definitions[0] as OperationDefinitionNode
  return costOf(schema, DEFAULT_LIMITS, { document, operation, variables }).requested
}

test('every field of Query and Subscription has its points, and every entry and argument is of the schema', () => {
  const readers = rootFields(schema).filter((field) => !field.startsWith('Mutation.'))
  expect(readers.filter((field) => !Object.hasOwn(FIELD_POINTS, field))).toEqual([])
  for (const [coordinate, work] of Object.entries(FIELD_POINTS)) {
    const [type = '', name = ''] = coordinate.split('.')
    const parent = schema.getType(type)
    const field = parent && 'getFields' in parent ? parent.getFields()[name] : undefined
    expect([coordinate, field?.name]).toEqual([coordinate, name])
    const given = typeof work === 'number' ? {} : (work.given ?? {})
    const args = field && 'args' in field ? field.args.map((argument) => argument.name) : []
    for (const path of Object.keys(given))
      expect([coordinate, args]).toEqual([coordinate, expect.arrayContaining([path.split('.')[0]])])
  }
})

test('what an argument makes a field do counts, wherever its value is from', () => {
  const plain = costs('{ operations(first: 1) { nodes { id } } }')
  const search = costs('{ operations(first: 1, filter: { search: "r k" }) { nodes { id } } }')
  expect(search - plain).toBeGreaterThanOrEqual(500)
  const byVariable = 'query ($s: String) { operations(first: 1, filter: { search: $s }) { nodes { id } } }'
  expect([costs(byVariable, { s: 'r k' }), costs(byVariable, { s: null }), costs(byVariable)]).toEqual([
    search,
    plain,
    plain,
  ])
  const byFilter = 'query ($f: OperationFilter) { operations(first: 1, filter: $f) { nodes { id } } }'
  expect([costs(byFilter, { f: { search: 'r k' } }), costs(byFilter, { f: {} })]).toEqual([search, plain])
  const byDefault = 'query ($s: String = "r k") { operations(first: 1, filter: { search: $s }) { nodes { id } } }'
  expect(costs(byDefault)).toBe(search)
})

test('an export costs its rows, although it returns one text', () => {
  const of = (rows: number) => costs(`{ exportOperations(format: CSV, first: ${rows}) { text } }`)
  expect(of(100) - of(1)).toBeGreaterThan(99)
})

test('a document of the costliest questions is refused as a whole', () => {
  const searches = Array.from(
    { length: 15 },
    (_, nth) => `a${nth}: operations(filter: { search: "r k" }) { nodes { id } }`,
  )
  expect(costs(`{ ${searches.join(' ')} }`)).toBeGreaterThan(DEFAULT_LIMITS.cost)
})
