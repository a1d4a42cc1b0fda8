import { z } from 'zod'
import {
  CONFIGURATION_KINDS,
  type Configuration,
  type ConfigurationJobId,
  type ConfigurationKind,
  configurationContent,
  FEATURE_JOBS,
} from '../../model/configuration.ts'
import { jobsBehind } from '../../model/why-realtime.ts'
import { byName } from '../../model/wire-values.ts'

/**
 * The switches of a channel that administrators set. Without a row, the channel is online and the Real-time Service is
 * available.
 */
export type ChannelSwitches = { offline: boolean; realtimeServiceAvailable: boolean }

/**
 * A feature as captures see it. `effective`: enabled, and 1110, 1010 and 1070 applied since its change, according to
 * the cache. `missingJobs`: those of the three jobs that were not.
 */
export type FeatureEffect = { effective: boolean; enabled: boolean; missingJobs: ConfigurationJobId[] }

/**
 * The state by which captures and reads of a channel database are decided: configuration, applied jobs and switches,
 * all at one moment.
 */
export type ChannelCache = {
  /** Decimal text; each load increases it by one. */
  generation: string
  loadedAt: string
  expiresAt: string
  /** False until 1110, 1070 and 1010 have been applied once: until then nothing here is reliable. */
  configured: boolean
  /** The position in headquarters' log up to which each job has been applied. */
  appliedJobs: ReadonlyMap<string, bigint>
  /** The entity of this kind and id (`configuration.ts` defines the ids). */
  find<kind extends ConfigurationKind>(kind: kind, id: string): Configuration<kind> | undefined
  /** Every entity of this kind. */
  all<kind extends ConfigurationKind>(kind: kind): readonly Configuration<kind>[]
  switches(channelId: string): ChannelSwitches
  effective(featureKey: string): FeatureEffect
}

/** The cache row as stored. */
export type CacheRow = {
  generation: string
  loadedAt: string
  expiresAt: string
  configured: boolean
  content: unknown
}

const snapshot = z.object({
  configuration: z.array(
    z.object({
      kind: z.string(),
      id: z.string(),
      content: z.unknown(),
    }),
  ),
  appliedJobs: byName(z.string()),
  switches: byName(z.object({ offline: z.boolean(), realtimeServiceAvailable: z.boolean() })),
})

type Entities = { [kind in ConfigurationKind]: Map<string, Configuration<kind>> }

/** Reads a snapshot. Kinds that this version does not know are skipped; a known kind with a wrong shape is a fault. */
export function parseCache(row: CacheRow): ChannelCache {
  const { configuration, appliedJobs, switches } = snapshot.parse(row.content)
  const entities: Entities = {
    feature: entitiesOf('feature', configuration),
    reference_value: entitiesOf('reference_value', configuration),
    parameters: entitiesOf('parameters', configuration),
    token_trust: entitiesOf('token_trust', configuration),
    legal_entity: entitiesOf('legal_entity', configuration),
    channel: entitiesOf('channel', configuration),
    functionality_profile: entitiesOf('functionality_profile', configuration),
    default_customer: entitiesOf('default_customer', configuration),
    customer_group: entitiesOf('customer_group', configuration),
    affiliation: entitiesOf('affiliation', configuration),
    attribute_definition: entitiesOf('attribute_definition', configuration),
  }
  const applied = new Map(Object.entries(appliedJobs).map(([job, position]) => [job, BigInt(position)]))
  const switchesOf = new Map(Object.entries(switches))
  return {
    generation: row.generation,
    loadedAt: row.loadedAt,
    expiresAt: row.expiresAt,
    configured: row.configured,
    appliedJobs: applied,
    find: (kind, id) => entities[kind].get(id),
    all: (kind) => [...entities[kind].values()],
    switches: (channelId) => switchesOf.get(channelId) ?? { offline: false, realtimeServiceAvailable: true },
    effective(featureKey) {
      const feature = entities.feature.get(featureKey)
      if (!feature) return { effective: false, enabled: false, missingJobs: [...FEATURE_JOBS] }
      const missingJobs = jobsBehind(applied, feature.changedPosition)
      return { effective: feature.enabled && missingJobs.length === 0, enabled: feature.enabled, missingJobs }
    },
  }
}

function entitiesOf<kind extends ConfigurationKind>(
  kind: kind,
  rows: readonly { kind: string; id: string; content: unknown }[],
): Map<string, Configuration<kind>> {
  const schema: z.ZodType<Configuration<kind>> = schemas[kind]
  return new Map(rows.filter((row) => row.kind === kind).map((row) => [row.id, schema.parse(row.content)]))
}

const schemas: { [kind in ConfigurationKind]: z.ZodType<Configuration<kind>> } = configurationContent

/** The jobs that must have been applied once before a channel database can serve. */
export const CONFIGURATION_JOBS = [...new Set(Object.values(CONFIGURATION_KINDS))]
