import type { z } from 'zod'

/**
 * Describes what is wrong with a value from the other side, such as `operations.3.hash must be text`; null when it is
 * valid. It names the first wrong field, and never its value.
 */
export function faultIn(schema: z.ZodType, value: unknown): string | null {
  const { error } = schema.safeParse(value)
  const issue = error?.issues[0]
  if (!issue) return null
  const path = issue.code === 'unrecognized_keys' ? [...issue.path, ...issue.keys.slice(0, 1)] : issue.path
  return [path.map(String).join('.'), faultOf(issue)].filter(Boolean).join(' ')
}

function faultOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${NOUNS[issue.expected] ?? issue.expected}`
    case 'invalid_format':
      // Each pattern says what it is.
      return issue.format === 'regex' ? issue.message : `must be ${NOUNS[issue.format] ?? 'in its format'}`
    case 'unrecognized_keys':
      return 'is not known to this version of the program'
    case 'invalid_value':
    case 'invalid_union':
      return 'is none of what it can be'
    default:
      return 'is not what it can be'
  }
}

const NOUNS: { readonly [expected: string]: string } = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list',
  object: 'an object',
  record: 'an object',
  guid: 'a UUID',
  datetime: 'a time of RFC 3339',
  date: 'a date',
}
