import { CONFIGURATION_KINDS, type ConfigurationKind } from '../../model/configuration.ts'
import type { NewEvent } from '../../model/event.ts'

/** What can be set up: the configuration that channels store, and what only headquarters needs. */
export type OrganizationKind =
  | Exclude<ConfigurationKind, 'feature'>
  | 'address_book'
  | 'attribute_group'
  | 'welcome_template'
  | 'number_sequence'
  | 'conflict_policy'
  | 'channel_database_group'
  | 'channel_database'
  | 'distribution_schedule'

/** One created or changed object. `dataAreaId` is set if it belongs to a legal entity. */
export type OrganizationChange = { kind: OrganizationKind; id: string; dataAreaId: string | null; created: boolean }

/** Stands for all reference values, which are added together. */
export const ALL = '*'

/** Describes a change for people: `customer group USRT:30 created`. */
export function describeChange({ kind, id, dataAreaId, created }: OrganizationChange): string {
  if (id === ALL) return `${kind.replaceAll('_', ' ')}s created`
  return `${kind.replaceAll('_', ' ')} ${dataAreaId === null ? id : `${dataAreaId}:${id}`} ${created ? 'created' : 'changed'}`
}

/** The event of a change, with the job that carries it to the channels, or none if only headquarters needs it. */
export function changeEvent({ kind, id, dataAreaId, created }: OrganizationChange): NewEvent {
  return {
    kind: 'CONFIGURATION',
    entityId: `${kind}:${dataAreaId === null ? id : `${dataAreaId}:${id}`}`,
    dataAreaId,
    channelId: kind === 'channel' ? id : null,
    channelDatabaseId: kind === 'channel_database' ? id : null,
    status: created ? 'CREATED' : 'CHANGED',
    // A legal entity carries the attributes of the group that it has chosen.
    downloadJob: isConfiguration(kind) ? CONFIGURATION_KINDS[kind] : kind === 'attribute_group' ? '1070' : null,
  }
}

function isConfiguration(kind: OrganizationKind): kind is Exclude<ConfigurationKind, 'feature'> {
  return Object.hasOwn(CONFIGURATION_KINDS, kind)
}
