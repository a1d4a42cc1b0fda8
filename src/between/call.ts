import { z } from 'zod'
import { faultIn } from './fault-in.ts'

/** A call as it crosses between the sides: its arguments in their order, and its answer. Both are JSON. */
export type Call<Arguments extends readonly unknown[] = readonly unknown[], Answer = unknown> = {
  readonly arguments: z.ZodType<Arguments>
  readonly answer: z.ZodType<Answer>
}

/** What a side has besides its calls: its name, and the notices of its log, of which nothing crosses but the notice. */
type NoCall = 'id' | 'onWake'

/** The calls of a side by their names. It does not compile when a schema is not what the side's interface declares. */
export type CallsOf<Side> = {
  readonly [name in Exclude<keyof Side, NoCall>]: Side[name] extends (...given: infer Given) => Promise<infer Answer>
    ? Call<Given, Answer>
    : never
}

/** A call's schemas. The last arguments may be optional. */
export const call = <const Arguments extends readonly [z.ZodType, ...z.ZodType[]], Answer extends z.ZodType>(
  given: Arguments,
  answer: Answer,
) => ({ arguments: z.tuple(given), answer })

export const callWithoutArguments = <Answer extends z.ZodType>(answer: Answer) => ({ arguments: z.tuple([]), answer })

const isObject = (value: unknown) => typeof value === 'object' && value !== null

/** A package, which its receiver checks as a set, and refuses with PackageRefused. */
export const checkedOnArrival = <Package>(_schema: z.ZodType<Package>) => z.custom<Package>(isObject)

/** An argument that comes in parts, which need not be there at once. Its receiver checks each, as it arrives. */
export const stream = <Part>(_part: z.ZodType<Part>) =>
  z.custom<AsyncIterable<Part>>((value) => isObject(value) && Symbol.asyncIterator in Object(value))

/** Thrown when a call comes with an argument that is not of the contract; the side has done nothing. */
export class WrongArgument extends Error {
  override readonly name = 'WrongArgument'
  readonly code = 'WRONG_ARGUMENT'
}

/** The side, which refuses a call with a wrong argument before it does anything. */
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
