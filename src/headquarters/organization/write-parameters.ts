import { sql } from 'drizzle-orm'
import type { Transaction } from '../../db/client.ts'
import type { OrganizationChange } from './changes.ts'
import type { OrganizationInput } from './organization-input.ts'
import { upsert } from './write-legal-entities.ts'

/** Sets the given parameters. The first set-up takes headquarters' time zone from its first legal entity. */
export function writeParameters(
  tx: Transaction,
  { parameters, legalEntities }: OrganizationInput,
): Promise<OrganizationChange[]> {
  const first = legalEntities[0]?.timeZone ?? null
  return upsert(
    tx,
    'parameters',
    sql`/* organization.writeParameters */
    with wanted as (
      select id, coalesce(${parameters?.timeZone ?? null}, time_zone, ${first}) as time_zone,
        coalesce(${parameters?.tryCount ?? null}::int, try_count) as try_count,
        coalesce(${parameters?.enforceSessionOrder ?? null}::boolean, enforce_session_order) as enforce_session_order,
        coalesce(${parameters?.cacheTtlSeconds ?? null}::int, cache_ttl_seconds) as cache_ttl_seconds,
        coalesce(${parameters?.fullDataSetIntervalDays ?? null}::int, full_data_set_interval_days)
          as full_data_set_interval_days,
        array(select unnest(address_purposes) union select unnest(${sql.param(parameters?.addressPurposes ?? [])}::text[]) order by 1) as address_purposes
      from parameters
    )
    update parameters p
    set time_zone = w.time_zone, try_count = w.try_count, enforce_session_order = w.enforce_session_order,
      cache_ttl_seconds = w.cache_ttl_seconds, full_data_set_interval_days = w.full_data_set_interval_days,
      address_purposes = w.address_purposes
    from wanted w
    where p.id = w.id
      and (
        p.time_zone, p.try_count, p.enforce_session_order, p.cache_ttl_seconds, p.full_data_set_interval_days,
        p.address_purposes
      ) is distinct from (
        w.time_zone, w.try_count, w.enforce_session_order, w.cache_ttl_seconds, w.full_data_set_interval_days,
        w.address_purposes
      )
    returning p.id::text as id, null as "dataAreaId", false as created`,
  )
}

/** The recurrence of the jobs of a new group of channel databases, and whether they are active. */
export type ScheduleHabits = { customersEvery: string; active: boolean }

/** The defaults of a set-up organization: customers are transferred every minute once channel databases exist. */
export const DEFAULT_SCHEDULES: ScheduleHabits = { customersEvery: 'EVERY 60 SECONDS', active: true }

/**
 * Gives each new group its distribution schedules: P-0001, synchronize, 1010 and 1050 one after another; 1070 and 1110
 * inactive, run on request until someone activates them for every night. Existing schedules stay unchanged.
 */
export function writeSchedules(
  tx: Transaction,
  groups: readonly string[],
  habits: ScheduleHabits,
): Promise<OrganizationChange[]> {
  const { customersEvery, active } = habits
  const nightly = '0 3 * * *'
  const rows = groups.flatMap((group) => [
    {
      id: `${group}-customers`,
      name: 'Customers, upload and download',
      jobs: ['P-0001', 'synchronize', '1010', '1050'],
      recurrence: customersEvery,
      active,
      group,
    },
    {
      id: `${group}-channel-configuration`,
      name: 'Channel configuration',
      jobs: ['1070'],
      recurrence: nightly,
      active: false,
      group,
    },
    {
      id: `${group}-global-configuration`,
      name: 'Global configuration',
      jobs: ['1110'],
      recurrence: nightly,
      active: false,
      group,
    },
  ])
  return upsert(
    tx,
    'distribution_schedule',
    sql`/* organization.writeSchedules */
    insert into distribution_schedule (id, name, jobs, group_id, recurrence, active)
    select id, name, array(select jsonb_array_elements_text(jobs)), "group", recurrence, active
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (
      id text, name text, jobs jsonb, "group" text, recurrence text, active boolean
    )
    on conflict do nothing
    returning id, null as "dataAreaId", true as created`,
  )
}
