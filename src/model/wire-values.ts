import { z } from 'zod'

// Values as they cross between the sides: JSON only, so that a side can be on another machine.

/** A UUID of any version, also the first and the last of an interval. */
export const uuid = z.guid()
/** A position of a log, or another number beyond what JSON numbers hold: a decimal text. */
export const decimalText = z.string().regex(/^\d{1,19}$/, 'must be a decimal number as text')
/** A time of RFC 3339, in UTC. */
export const timeText = z.iso.datetime({ offset: true })
/** A count, or a number that counts from 1. */
export const count = z.int().min(0)
export const text = z.string()
/** A place in a trace, as W3C Trace Context writes it. */
export const traceparent = z.string().regex(/^[\da-f]{2}-[\da-f]{32}-[\da-f]{16}-[\da-f]{2}$/, 'must be a traceparent')
export const textOrNull = z.string().nullable()

/**
 * An object whose keys are names from outside, such as the ids of channels, without a prototype. `z.record` would lose
 * the name `__proto__`, and an ordinary object has something at `constructor`.
 */
export function byName<Value>(value: z.ZodType<Value>) {
  return z.custom<object>(isObject, 'must be an object').transform((given, context) => {
    const named: { [name: string]: Value } = Object.create(null)
    for (const [name, each] of Object.entries(given)) {
      const read = value.safeParse(each)
      if (read.success) named[name] = read.data
      else
        for (const issue of read.error.issues)
          context.issues.push({ ...issue, input: each, path: [name, ...issue.path] })
    }
    return named
  })
}

const isObject = (given: unknown) => typeof given === 'object' && given !== null && !Array.isArray(given)
