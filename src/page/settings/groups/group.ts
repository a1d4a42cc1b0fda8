import type { DatabaseGroupsQuery } from '../../generated/documents.ts'

export type Schedule = DatabaseGroupsQuery['schedules'][number]
export type Database = NonNullable<DatabaseGroupsQuery['organization']>['channelDatabases'][number]

/** A group with its channel databases and the schedules that run for it alone. */
export type Group = { id: string; name: string; databases: readonly Database[]; schedules: readonly Schedule[] }
