import { type Actor, Forbidden, type Role } from '../access/actor.ts'
import { mayCall } from '../access/rules.ts'

/** The caller, and whether a customer is revealed to it now, by the customer's key. */
export type Viewer = { readonly actor: Actor; readonly loaders: { readonly customerReveal: Revealed } }
type Revealed = { load(customerKey: string): Promise<boolean> }

/** Who works with customers face to face, within the channels of the token; and the role for emergencies. */
const IN_FULL: readonly Role[] = ['CHANNEL_DEVICE', 'CHANNEL_APPLICATION', 'ADMINISTRATOR']

/** True when the actor sees personal data in full without asking; one such role of several is enough. */
export const seesEveryone = ({ roles }: Actor): boolean => roles.some((role) => IN_FULL.includes(role))

/** True when the actor sees this customer in full: because of a role, or because it was revealed to them (`revealCustomer`) and still is. */
export function sees({ actor, loaders }: Viewer, customerKey: string): boolean | Promise<boolean> {
  if (seesEveryone(actor)) return true
  return mayCall(actor, 'Mutation.revealCustomer') && loaders.customerReveal.load(customerKey)
}

/** What is shown of a customer: the value itself to who sees the customer in full, to others what `mask` makes of it. */
export function shown<T>(context: Viewer, customerKey: string, value: T, mask: (value: T) => T): T | Promise<T> {
  const choose = (seen: boolean) => (seen ? value : mask(value))
  const seen = sees(context, customerKey)
  return typeof seen === 'boolean' ? choose(seen) : seen.then(choose)
}

/** True when values of a customer are masked for this caller. */
export function isMasked(context: Viewer, customerKey: string): boolean | Promise<boolean> {
  return shown(context, customerKey, false, () => true)
}

/** Throws Forbidden when the actor may see personal data neither now nor on request: then it may not be searched for either. */
export function assertMaySearch(actor: Actor): void {
  if (seesEveryone(actor) || mayCall(actor, 'Mutation.synchronizeOperation')) return
  throw new Forbidden(
    'This token sees no personal data, so it cannot be used to search by it: leave that out of the filter.',
  )
}

/**
 * What a person wrote to explain something (a reason): for those who work on operations themselves. Nobody can say that there is nothing personal in
 * it, so whoever only looks on is not shown it.
 */
export const shownNote = <Text extends string | null>(actor: Actor, text: Text): Text | '***' =>
  text === null || mayCall(actor, 'Mutation.synchronizeOperation') ? text : '***'
