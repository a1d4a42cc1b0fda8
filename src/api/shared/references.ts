import { type Actor, assertMayUseChannel } from '../../access/actor.ts'
import { headquartersOf, isHeadquartersUnavailable } from '../../between/headquarters-of.ts'
import type { Sides } from '../../between/sides.ts'
import { findBatchJob } from '../../headquarters/jobs/batch-jobs.ts'
import { knownNames, type NamedThing } from '../../headquarters/organization/known-names.ts'
import { didYouMean, unknownName } from '../../model/near-names.ts'
import type { Context } from './context.ts'
import { refuse } from './errors.ts'
import { keyOf } from './node-id.ts'

// A name of the organization in the arguments of a query: unknown is told as unknown (NOT_FOUND, with the names that
// are near), and never answered as if nothing were there. An empty text is no name: it does not mean headquarters.

type Id = string | null | undefined

/** The key of a channel that exists. Throws Forbidden when the token has no access, and NOT_FOUND. */
export async function channelNamed(context: Context, id: string): Promise<string> {
  const key = keyOf('Channel', id)
  assertMayUseChannel(context.actor, key)
  const unknown = await unknownChannel(context, key)
  if (unknown !== null) throw refuse('NOT_FOUND', unknown)
  return key
}

/** The keys of channels that exist; null when none are named. */
export async function channelsNamed(
  context: Context,
  ids: readonly string[] | null | undefined,
): Promise<string[] | null> {
  return ids == null ? null : Promise.all(ids.map((id) => channelNamed(context, id)))
}

/**
 * The sentence that tells that there is no such channel; null when there is one, or when only headquarters could tell
 * and cannot be reached.
 */
export async function unknownChannel({ sides, actor }: Context, key: string): Promise<string | null> {
  if (sides.databaseOfChannel(key) !== null) return null
  if (key.trim() === '') return unknownName('channel', key, [])
  const channels = await knownAtHeadquarters(sides, 'channel', actor)
  return channels === null || channels.some(({ name }) => name === key) ? null : unknownName('channel', key, channels)
}

/** The id of a channel database that exists, as far as the token reaches; null when none is named. */
export async function channelDatabaseNamed({ sides, actor }: Context, id: Id): Promise<string | null> {
  if (id == null) return null
  const key = keyOf('ChannelDatabase', id)
  if (actor.channels === 'ALL' && sides.channelSides.has(key)) return key
  return existing({ sides, actor }, 'channel database', key)
}

/** The id of a legal entity that exists; null when none is named. */
export async function legalEntityNamed(context: Context, id: Id): Promise<string | null> {
  return id == null ? null : existing(context, 'legal entity', id)
}

/** The number of a CDX job that exists; null when none is named. */
export async function cdxJobNamed(context: Context, id: Id): Promise<string | null> {
  return id == null ? null : existing(context, 'CDX job', keyOf('CdxJob', id))
}

/**
 * The id of a batch job that exists, by its id, caption or a former name; null when none is named. The name itself,
 * when headquarters cannot be reached.
 */
export async function batchJobNamed({ sides, actor }: Context, id: Id): Promise<string | null> {
  if (id == null) return null
  const name = keyOf('BatchJob', id)
  const known = await knownAtHeadquarters(sides, 'batch job', actor)
  if (known === null) return name
  const job = await findBatchJob(headquartersOf(sides).db, name)
  if (job === null) throw refuse('NOT_FOUND', unknownName('batch job', name, known))
  return job.jobId
}

/** The key of a feature that exists; null when none is named. */
export async function featureNamed(context: Context, id: Id): Promise<string | null> {
  return id == null ? null : existing(context, 'feature', keyOf('Feature', id))
}

/** Null when headquarters cannot be reached; what needs it says so itself. */
async function knownAtHeadquarters(sides: Sides, thing: NamedThing, actor: Actor) {
  try {
    return await knownNames(headquartersOf(sides).db, thing, actor.channels)
  } catch (error) {
    if (isHeadquartersUnavailable(error)) return null
    throw error
  }
}

/**
 * ` Did you mean houston?`, of what the token may know; empty when nothing is near, or headquarters cannot be reached.
 */
export async function nearAtHeadquarters(
  { sides, actor }: Context,
  thing: 'channel' | 'feature',
  name: string,
): Promise<string> {
  return didYouMean(name, (await knownAtHeadquarters(sides, thing, actor)) ?? [])
}

/** What a subscription names; `job` is a CDX job's number. */
type Named = { channel?: readonly string[] | null | undefined; feature?: Id; job?: Id; channelDatabase?: Id }

/** Throws NOT_FOUND for a name that does not exist: nothing would ever be told of it. */
export async function assertNamed(context: Context, named: Named): Promise<void> {
  await channelsNamed(context, named.channel)
  await featureNamed(context, named.feature)
  await cdxJobNamed(context, named.job)
  await channelDatabaseNamed(context, named.channelDatabase)
}

async function existing({ sides, actor }: Pick<Context, 'sides' | 'actor'>, thing: NamedThing, name: string) {
  const known = await knownAtHeadquarters(sides, thing, actor)
  if (known && !known.some((each) => each.name === name)) throw refuse('NOT_FOUND', unknownName(thing, name, known))
  return name
}
