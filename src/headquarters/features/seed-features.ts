import { sql } from 'drizzle-orm'
import type { HeadquartersDatabase } from '../../between/sides.ts'
import { execute, type Transaction, transaction } from '../../db/client.ts'
import { append } from '../../log/append.ts'
import { wake } from '../../log/wake.ts'
import { CATALOG, type CatalogFeature } from './catalog.ts'

/** The keys of the features that were new, and of those of which something changed. */
export type FeaturesSeeded = { added: string[]; changed: string[] }

/**
 * Brings the table `feature` up to this release's catalog: adds new features (added today) and updates texts and
 * lifecycle. Keeps the organization's decisions, except that a feature that has become mandatory is on, and one that
 * the product does not have is off. With *Enable new features automatically*, what is new is on unless a person has to
 * act or to confirm first (docs/domain.md, D-44). Appends events, so that 1110 carries the changes to the channels.
 * Call it after each migration; repeating it changes nothing. Tests pass the catalog of another release.
 */
export async function seedFeatures(
  hq: HeadquartersDatabase,
  catalog: readonly CatalogFeature[] = CATALOG,
): Promise<FeaturesSeeded> {
  const seeded = await transaction(hq.db, (tx) => seedCatalog(tx, catalog))
  if (seeded.added.length + seeded.changed.length > 0) wake(hq.db)
  return seeded
}

/** The same within a transaction; the caller wakes the readers of the log. */
export async function seedCatalog(tx: Transaction, catalog: readonly CatalogFeature[]): Promise<FeaturesSeeded> {
  // Replicas that start together take this lock one after another; the later ones find nothing to do.
  await execute(tx, sql`/* features.lockSeed */ select pg_advisory_xact_lock(hashtext('features.seedFeatures'))`)
  const seeded = await execute<{ key: string; enabled: boolean; isNew: boolean; switched: boolean }>(
    tx,
    sql`/* features.seed */
    with shipped as (
      select s.*, array(select jsonb_array_elements_text(s.requires)) as required
      from jsonb_to_recordset(${JSON.stringify(catalog)}::jsonb) as s (
        key text, name text, summary text, module text, "learnMore" text, state text, "sinceVersion" text,
          requires jsonb,
        "canDisable" boolean, "confirmationText" text, "readBy" text, "notImplemented" text
      )
    ),
    before as materialized (select key, enabled from feature),
    starting as (
      select shipped.*, "notImplemented" is null and (
          state in ('ON_BY_DEFAULT', 'MANDATORY')
          or (
            coalesce((select enable_new_features from parameters where id = 1), false)
            and "confirmationText" is null
            and required <@ array(select key from before where enabled)
          )
        ) as starts_on
      from shipped
    ),
    seeded as (
      insert into feature as f (
        key, name, summary, module, learn_more, state, since_version, added_on, requires, can_disable,
          needs_confirmation,
        confirmation_text, read_by, not_implemented, enabled, enable_date
      )
      select key, name, summary, module, "learnMore", state, "sinceVersion", current_date, required, "canDisable",
        "confirmationText" is not null, "confirmationText", "readBy", "notImplemented", starts_on,
        case when starts_on then current_date end
      from starting
      on conflict (key) do update
      set name = excluded.name, summary = excluded.summary, module = excluded.module, learn_more = excluded.learn_more,
        state = excluded.state, since_version = excluded.since_version, requires = excluded.requires,
        can_disable = excluded.can_disable, needs_confirmation = excluded.needs_confirmation,
        confirmation_text = excluded.confirmation_text, read_by = excluded.read_by,
        not_implemented = excluded.not_implemented,
        enabled = excluded.not_implemented is null and (f.enabled or excluded.state = 'MANDATORY'),
        scheduled = f.scheduled and excluded.state <> 'MANDATORY' and excluded.not_implemented is null,
        enable_date = case
          when excluded.not_implemented is not null then null
          when excluded.state = 'MANDATORY' and not f.enabled then excluded.enable_date
          else f.enable_date
        end
      where (
          f.name, f.summary, f.module, f.learn_more, f.state, f.since_version, f.requires, f.can_disable,
          f.confirmation_text, f.read_by, f.not_implemented
        ) is distinct from (
          excluded.name, excluded.summary, excluded.module, excluded.learn_more, excluded.state, excluded.since_version,
          excluded.requires, excluded.can_disable, excluded.confirmation_text, excluded.read_by,
          excluded.not_implemented
        )
      returning f.key, f.enabled
    )
    select seeded.key, seeded.enabled, before.key is null as "isNew",
      seeded.enabled <> coalesce(before.enabled, false) as switched
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
  if (first !== null) {
    await execute(
      tx,
      sql`/* features.position */
      update feature
      set changed_position = ${first}::bigint + switched.nth
      from jsonb_to_recordset(${JSON.stringify(switched)}::jsonb)
        as switched (key text, nth int)
      where feature.key = switched.key`,
    )
  }
  return {
    added: seeded.filter(({ isNew }) => isNew).map(({ key }) => key),
    changed: seeded.filter(({ isNew }) => !isNew).map(({ key }) => key),
  }
}
