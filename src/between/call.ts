import { z } from 'zod'
import { actor } from '../access/actor.ts'
import { faultIn } from './fault-in.ts'

/**
 * The schemas of a call between the sides: its arguments in order, and its answer. Both are JSON. `actorFirst`: its
 * first argument is the actor, who crosses between processes as a signed claim.
 */
export type Call<Arguments extends readonly unknown[] = readonly unknown[], Answer = unknown> = {
  readonly arguments: z.ZodType<Arguments>
  readonly answer: z.ZodType<Answer>
  readonly actorFirst: boolean
}

/** Members of a side that are not calls: its name, and the wake-ups of its log, which carry no data. */
type NoCall = 'id' | 'onWake'

/** The calls of a side by name. A schema that does not match the side's interface does not compile. */
export type CallsOf<Side> = {
  readonly [name in Exclude<keyof Side, NoCall>]: Side[name] extends (...given: infer Given) => Promise<infer Answer>
    ? Call<Given, Answer>
    : never
}

/** A call's schemas. The last arguments may be optional. */
export const call = <const Arguments extends readonly [z.ZodType, ...z.ZodType[]], Answer extends z.ZodType>(
  given: Arguments,
  answer: Answer,
) => ({ arguments: z.tuple(given), answer, actorFirst: Object.is(given[0], actor) })

export const callWithoutArguments = <Answer extends z.ZodType>(answer: Answer) => ({
  arguments: z.tuple([]),
  answer,
  actorFirst: false,
})

const isObject = (value: unknown) => typeof value === 'object' && value !== null

/** A package. Its receiver checks all its rows as a set, and refuses it with PackageRefused. */
export const checkedOnArrival = <Package>(_schema: z.ZodType<Package>) => z.custom<Package>(isObject)

/** An argument that arrives in parts. Its receiver checks each part as it arrives. */
export const stream = <Part>(_part: z.ZodType<Part>) =>
  z.custom<AsyncIterable<Part>>((value) => isObject(value) && Symbol.asyncIterator in Object(value))

/** Thrown when an argument of a call does not match the contract. The side has done nothing. */
export class WrongArgument extends Error {
  override readonly name = 'WrongArgument'
  readonly code = 'WRONG_ARGUMENT'
}

/** Wraps a side so that it refuses a call with a wrong argument before it does anything. */
export function refusingWrongArguments<Side extends object>(
  side: Side,
  calls: { readonly [name: string]: Call },
): Side {
  return new Proxy(side, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name)
      const schemas = Object.hasOwn(calls, name) ? calls[String(name)] : undefined
      if (typeof value !== 'function' || schemas === undefined) return value
      return async (...given: unknown[]) => {
        const fault = faultIn(schemas.arguments, given)
        if (fault !== null) throw new WrongArgument(`${String(name)}: argument ${fault}.`)
        return Reflect.apply(value, target, given)
      }
    },
  })
}
