import type { Actor } from '../../access/actor.ts'
import { type Call, WrongArgument } from '../call.ts'
import { faultIn } from '../fault-in.ts'
import type { WireAnswer, WireCall } from './connection.ts'

/** A side that is called over the wire. */
export type CalledSide = {
  readonly side: object
  readonly calls: { readonly [name: string]: Call }
  /** The actor of a claim, and the results that are recorded for them. Throws Forbidden. */
  readonly verify: (claim: string | undefined) => Promise<{ actor: Actor; audited: readonly string[] }>
  /** Throws Forbidden for a call that the caller may not make. Its arguments are those of the contract. */
  readonly allow?: (name: string, given: readonly unknown[]) => void
}

/** Carries out a call of the other side, on the side itself. Throws WrongArgument before anything has been done. */
export async function carryOut(
  { side, calls, verify, allow }: CalledSide,
  { name, given, claim }: WireCall,
): Promise<WireAnswer> {
  const schemas = Object.hasOwn(calls, name) ? calls[name] : undefined
  if (!schemas) throw new WrongArgument(`There is no call ${JSON.stringify(name.slice(0, 40))}.`)
  const claimed = schemas.actorFirst ? await verify(claim) : undefined
  const called = claimed ? [claimed.actor, ...given.slice(1)] : given
  const fault = faultIn(schemas.arguments, called)
  if (fault !== null) throw new WrongArgument(`${name}: argument ${fault}.`)
  allow?.(name, called)
  const value: unknown = await Reflect.apply(Reflect.get(side, name), side, [...called])
  return { value, audited: claimed && claimed.audited.length > 0 ? claimed.audited : undefined }
}
