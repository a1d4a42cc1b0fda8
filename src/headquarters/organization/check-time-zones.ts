import { sql } from 'drizzle-orm'
import { execute, type Transaction } from '../../db/client.ts'
import type { InputFault } from './input-fault.ts'
import type { OrganizationInput } from './organization-input.ts'

/** Time zones that JavaScript knows but PostgreSQL does not: PostgreSQL decides when a day begins. */
export async function checkTimeZones(tx: Transaction, organization: OrganizationInput | null): Promise<InputFault[]> {
  if (organization === null) return []
  const { parameters, legalEntities } = organization
  const zones = [
    ...(parameters?.timeZone ? [{ field: ['parameters', 'timeZone'], zone: parameters.timeZone }] : []),
    ...legalEntities.map(({ timeZone }, nth) => ({
      field: ['legalEntities', String(nth), 'timeZone'],
      zone: timeZone,
    })),
  ]
  if (zones.length === 0) return []
  const known = await execute<{ name: string }>(
    tx,
    sql`/* organization.checkTimeZones */
    select name from pg_timezone_names where name = any(${sql.param(zones.map(({ zone }) => zone))}::text[])`,
  )
  const names = new Set(known.map(({ name }) => name))
  return zones
    .filter(({ zone }) => !names.has(zone))
    .map(({ field }) => ({
      code: 'INVALID_VALUE',
      field,
      message: 'The database server does not know this time zone. Give another one.',
    }))
}
