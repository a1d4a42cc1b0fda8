import { sql } from 'drizzle-orm'
import type { Actor } from '../../../src/access/actor.ts'
import type { HeadquartersDatabase } from '../../../src/between/sides.ts'
import { execute } from '../../../src/db/client.ts'
import { CATALOG, type CatalogFeature } from '../../../src/headquarters/features/catalog.ts'
import { seedFeatures } from '../../../src/headquarters/features/seed-features.ts'
import { testDatabase } from '../../support/databases.ts'

export const manager: Actor = { id: 'feature-manager', roles: ['FEATURE_MANAGER'], channels: 'ALL' }

/** A feature that needs a confirmation, as a later release could ship it; once it is on, it stays on. */
export const PREVIEW: CatalogFeature = {
  key: 'PREVIEW_FEATURE',
  name: '(Preview) A feature of a later release',
  summary: 'For tests.',
  module: 'Retail and Commerce',
  learnMore: null,
  state: 'PREVIEW',
  sinceVersion: null,
  requires: [],
  canDisable: false,
  confirmationText: 'This is a preview.',
  readBy: 'Nothing.',
  notImplemented: null,
}

/** Headquarters with the catalog, or that of another release, and nothing else. */
export async function headquartersWithFeatures(
  catalog: readonly CatalogFeature[] = [...CATALOG, PREVIEW],
): Promise<HeadquartersDatabase> {
  const { db, url } = await testDatabase('hq')
  const hq = { db, url }
  await seedFeatures(hq, catalog)
  return hq
}

export type FeatureState = {
  enabled: boolean
  scheduled: boolean
  enableDate: string | null
  scheduleFailure: string | null
  comment: string | null
  changedPosition: string
}

/** What the table says of a feature. */
export async function stored(hq: HeadquartersDatabase, key: string): Promise<FeatureState> {
  const [row] = await execute<FeatureState>(
    hq.db,
    sql`select enabled, scheduled, enable_date::text as "enableDate", schedule_failure as "scheduleFailure", comment,
      changed_position::text as "changedPosition" from feature where key = ${key}`,
  )
  if (row === undefined) throw new Error(`no feature ${key}`)
  return row
}

export type LoggedEvent = {
  position: string
  kind: string
  entityId: string
  status: string | null
  downloadJob: string | null
}

/** Where headquarters' log ends. */
export async function logHead(hq: HeadquartersDatabase): Promise<string> {
  const [row] = await execute<{ position: string }>(hq.db, sql`select position::text as position from log_head`)
  return row?.position ?? '0'
}

/** The events after a position, in order. */
export async function eventsAfter(hq: HeadquartersDatabase, position: string): Promise<LoggedEvent[]> {
  return execute<LoggedEvent>(
    hq.db,
    sql`select position::text as position, kind, entity_id as "entityId", status, download_job as "downloadJob"
    from log where position > ${position}::bigint order by log.position`,
  )
}

export type AuditLine = { actor: string; action: string; target: string | null; result: string; reason: string | null }

/** The audit, oldest first. */
export async function audited(hq: HeadquartersDatabase): Promise<AuditLine[]> {
  return execute<AuditLine>(hq.db, sql`select actor, action, target, result, reason from audit_entry order by id`)
}
