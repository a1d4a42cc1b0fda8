import { expect } from 'vitest'

/** `path` leads into the answer; `*` stands for each element of a list, or each field. */
export type Expectation = { path: string } & (
  | { includes: unknown }
  | { first: unknown }
  | { equals: unknown }
  | { not: unknown }
  | { count: number }
  | { notEmpty: true }
  | { notNull: true }
  | { contains: string }
  | { containsAny: string }
  | { notContains: string }
  | { notContainsAny: string }
)

/** One of these lists of expectations holds. */
export function expectEither(data: unknown, lists: readonly (readonly Expectation[])[], where: string): void {
  const failures = lists.map((list) => {
    try {
      for (const expectation of list) check(data, expectation, where)
      return null
    } catch (error) {
      return error
    }
  })
  if (failures.every((failure) => failure !== null)) throw failures[0]
}

/** Fails when the expectation does not hold. */
export function check(data: unknown, { path, ...expected }: Expectation, where: string): void {
  const values = path
    .split(BETWEEN_PARTS)
    .reduce<unknown[]>((each, part) => each.flatMap((value) => inside(value, part)), [data])
  const [value] = values
  const message = `${where}\n  ${path}: ${JSON.stringify(values)}`
  if ('includes' in expected) expect(values.map(composed), message).toContainEqual(composed(expected.includes))
  if ('first' in expected) expect(composed(value), message).toEqual(composed(expected.first))
  if ('equals' in expected)
    expect(Array.isArray(expected.equals) ? values : value, message).toEqual(composed(expected.equals))
  if ('not' in expected) expect(value, message).not.toEqual(expected.not)
  if ('count' in expected) expect(values.flat().length, message).toBe(expected.count)
  if ('notEmpty' in expected) expect(values.flat().length, message).toBeGreaterThan(0)
  if ('notNull' in expected) expect(value ?? null, message).not.toBeNull()
  if ('contains' in expected) expect(String(value), message).toContain(expected.contains)
  if ('containsAny' in expected)
    expect(
      values.some((each) => String(each).includes(expected.containsAny)),
      message,
    ).toBe(true)
  if ('notContains' in expected) expect(String(value), message).not.toContain(expected.notContains)
  if ('notContainsAny' in expected)
    for (const each of values) expect(String(each), message).not.toContain(expected.notContainsAny)
}

/** Stored names are composed (NFC), whatever was typed. */
function composed(value: unknown): unknown {
  if (typeof value === 'string') return value.normalize('NFC')
  return Array.isArray(value) ? value.map(composed) : value
}

/** What one part of a path leads to. */
export function inside(value: unknown, part: string): unknown[] {
  if (typeof value !== 'object' || value === null) return []
  const [, list, field = '', wanted] = SELECTED.exec(part) ?? []
  if (list !== undefined)
    return Object.values(Object(Reflect.get(value, list))).filter((each) => Reflect.get(Object(each), field) === wanted)
  return part === '*' ? Object.values(value) : [Reflect.get(value, part)]
}

/** Dots, but for those of a value in brackets. */
export const BETWEEN_PARTS = /\.(?![^[]*\])/
/** `contacts[value=a@example.com]`: the members of a list whose field has that value. */
const SELECTED = /^(\w+)\[(\w+)=(.*)\]$/
