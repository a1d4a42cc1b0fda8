import type { z } from 'zod'
import { type Actor, actor } from '../../access/actor.ts'
import { noteAudited } from '../../access/audit.ts'
import { traceparentNow } from '../../traces/spans.ts'
import type { Call } from '../call.ts'
import { faultIn } from '../fault-in.ts'
import type { WireAnswer, WireCall } from './connection.ts'
import { ConnectionClosed } from './connection-closed.ts'
import { RemoteError } from './remote-error.ts'

/** Sends a call to where the side is. */
export type Send = (call: WireCall) => Promise<WireAnswer>

/** How the calls of one side are sent. `unreachable` makes the error for a connection that is lost or late. */
export type AskingParts = {
  readonly to: string
  readonly send: Send
  readonly sign: (actor: Actor) => Promise<string>
  readonly unreachable: (cause: Error) => Error
}

/** Thrown when the other side answers something else than the contract says; it may be of a later version. */
class WrongAnswer extends Error {
  override readonly name = 'WrongAnswer'
}

/** Calls a side over the wire. Its answer is checked; the actor crosses as a signed claim. */
export function asking<Calls extends { readonly [name in keyof Calls]: Call }>(
  calls: Calls,
  { to, send, sign, unreachable }: AskingParts,
) {
  return async <Name extends keyof Calls & string>(
    name: Name,
    given: z.output<Calls[Name]['arguments']>,
  ): Promise<z.output<Calls[Name]['answer']>> => {
    const { actorFirst }: Call = calls[name]
    const [first, ...others]: readonly unknown[] = given
    const who = actorFirst && isActor(first) ? first : undefined
    const trace = traceparentNow()
    const call = {
      ...(who
        ? { to, name, given: [undefined, ...others], claim: await sign(who) }
        : { to, name, given: given satisfies readonly unknown[] }),
      ...(trace !== undefined && { trace }),
    }
    const answer = await send(call).catch((error: unknown) => {
      throw error instanceof Error && isLost(error) ? unreachable(error) : error
    })
    if (who) for (const result of answer.audited ?? []) noteAudited(who, result)
    return checked<Calls[Name]['answer']>(name, calls[name].answer, answer.value)
  }
}

/** The object itself is kept: it is the key of its mutation. */
const isActor = (value: unknown): value is Actor => actor.safeParse(value).success

const isLost = (error: Error) =>
  error instanceof ConnectionClosed || (error instanceof RemoteError && error.code === 'ETIMEDOUT')

function checked<Answer extends z.ZodType>(name: string, schema: Answer, value: unknown): z.output<Answer> {
  const { data, error } = schema.safeParse(value)
  if (error) throw new WrongAnswer(`${name}: the answer ${faultIn(schema, value) ?? 'is not valid'}.`)
  return data
}
