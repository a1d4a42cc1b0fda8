import { sql } from 'drizzle-orm'
import type { HeadquartersDatabase } from '../../between/sides.ts'
import { execute, type Transaction, transaction } from '../../db/client.ts'
import { append } from '../../log/append.ts'
import { wake } from '../../log/wake.ts'
import { CATALOG } from './catalog.ts'

/**
 * Brings the table `feature` up to this release's catalog: adds new features (added today) and updates texts and
 * lifecycle. Keeps the organization's decisions, except that a feature that has become mandatory is on. Appends events,
 * so that 1110 carries the changes to the channels. Call it after each migration; repeating it changes nothing.
 */
export async function seedFeatures(hq: HeadquartersDatabase): Promise<void> {
  const changed = await transaction(hq.db, seed)
  if (changed) wake(hq.db)
}

async function seed(tx: Transaction): Promise<boolean> {
  // Replicas that start together take this lock one after another; the later ones find nothing to do.
  await execute(tx, sql`/* features.lockSeed */ select pg_advisory_xact_lock(hashtext('features.seedFeatures'))`)
  const seeded = await execute<{ key: string; enabled: boolean; switched: boolean }>(
    tx,
    sql`/* features.seed */
    with shipped as (
      select s.*, array(select jsonb_array_elements_text(s.requires)) as required
      from jsonb_to_recordset(${JSON.stringify(CATALOG)}::jsonb) as s (
        key text, name text, summary text, module text, "learnMore" text, state text, "sinceVersion" text,
          requires jsonb,
        "canDisable" boolean, "confirmationText" text
      )
    ),
    before as materialized (select key, enabled from feature),
    seeded as (
      insert into feature as f (
        key, name, summary, module, learn_more, state, since_version, added_on, requires, can_disable,
          needs_confirmation,
        confirmation_text, enabled, enable_date
      )
      select key, name, summary, module, "learnMore", state, "sinceVersion", current_date, required, "canDisable",
        "confirmationText" is not null, "confirmationText", state in ('ON_BY_DEFAULT', 'MANDATORY'),
        case when state in ('ON_BY_DEFAULT', 'MANDATORY') then current_date end
      from shipped
      on conflict (key) do update
      set name = excluded.name, summary = excluded.summary, module = excluded.module, learn_more = excluded.learn_more,
        state = excluded.state, since_version = excluded.since_version, requires = excluded.requires,
        can_disable = excluded.can_disable, needs_confirmation = excluded.needs_confirmation,
        confirmation_text = excluded.confirmation_text,
        enabled = f.enabled or excluded.state = 'MANDATORY',
        scheduled = f.scheduled and excluded.state <> 'MANDATORY',
        enable_date = case
          when excluded.state = 'MANDATORY' and not f.enabled then excluded.enable_date
          else f.enable_date
        end
      where (
          f.name, f.summary, f.module, f.learn_more, f.state, f.since_version, f.requires, f.can_disable,
          f.confirmation_text
        ) is distinct from (
          excluded.name, excluded.summary, excluded.module, excluded.learn_more, excluded.state, excluded.since_version,
          excluded.requires, excluded.can_disable, excluded.confirmation_text
        )
      returning f.key, f.enabled
    )
    select seeded.key, seeded.enabled, seeded.enabled <> coalesce(before.enabled, false) as switched
    from seeded
    left join before on before.key = seeded.key
    order by seeded.key`,
  )
  const switched = seeded.map((row, nth) => ({ ...row, nth })).filter((row) => row.switched)
  const { first } = await append(
    tx,
    seeded.map(({ key, enabled }) => ({
      kind: 'FEATURE',
      entityId: key,
      status: enabled ? 'ON' : 'OFF',
      downloadJob: '1110',
    })),
  )
  if (first === null) return false
  await execute(
    tx,
    sql`/* features.position */
    update feature
    set changed_position = ${first}::bigint + switched.nth
    from jsonb_to_recordset(${JSON.stringify(switched)}::jsonb)
      as switched (key text, nth int)
    where feature.key = switched.key`,
  )
  return true
}
