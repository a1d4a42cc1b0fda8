import { type Actor, Forbidden, type Role } from '../access/actor.ts'
import { mayCall } from '../access/rules.ts'

/** The caller, and whether a customer is currently revealed to it, by the customer's key. */
export type Viewer = { readonly actor: Actor; readonly loaders: { readonly customerReveal: Revealed } }
type Revealed = { load(customerKey: string): Promise<boolean> }

/**
 * Roles that serve customers in person, within the channels of the token; systems that keep the same customers, whose
 * reading is audited (src/server/http/audit-reads.ts); and the role for emergencies.
 */
const IN_FULL: readonly Role[] = ['CHANNEL_DEVICE', 'CHANNEL_APPLICATION', 'INTEGRATION', 'ADMINISTRATOR']

/** True when the actor always sees personal data in full; one such role is enough. */
export const seesEveryone = ({ roles }: Actor): boolean => roles.some((role) => IN_FULL.includes(role))

/**
 * True when the actor sees this customer in full: by a role, or because `revealCustomer` has revealed it for a time
 * that has not ended.
 */
export function sees({ actor, loaders }: Viewer, customerKey: string): boolean | Promise<boolean> {
  if (seesEveryone(actor)) return true
  return mayCall(actor, 'Mutation.revealCustomer') && loaders.customerReveal.load(customerKey)
}

/** The value as the caller may see it: in full, or masked by `mask`. */
export function shown<T>(context: Viewer, customerKey: string, value: T, mask: (value: T) => T): T | Promise<T> {
  const choose = (seen: boolean) => (seen ? value : mask(value))
  const seen = sees(context, customerKey)
  return typeof seen === 'boolean' ? choose(seen) : seen.then(choose)
}

/** True when the caller sees the customer's values masked. */
export function isMasked(context: Viewer, customerKey: string): boolean | Promise<boolean> {
  return shown(context, customerKey, false, () => true)
}

/** Throws Forbidden when the actor may not see personal data even on request, and so may not search by it. */
export function assertMaySearch(actor: Actor): void {
  if (seesEveryone(actor) || mayCall(actor, 'Mutation.synchronizeOperation')) return
  throw new Forbidden(
    'This token may not see personal data, so it cannot search by it. Remove that condition from the filter.',
  )
}

/**
 * A text that a person wrote as an explanation (a reason), for roles that work on operations. It may contain personal
 * data, so other roles do not see it.
 */
export const shownNote = <Text extends string | null>(actor: Actor, text: Text): Text | '***' =>
  text === null || mayCall(actor, 'Mutation.synchronizeOperation') ? text : '***'
