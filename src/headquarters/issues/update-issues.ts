import { sql } from 'drizzle-orm'
import type { Actor } from '../../access/actor.ts'
import { recordAudit } from '../../access/audit.ts'
import type { HeadquartersDatabase } from '../../between/sides.ts'
import { execute, type Transaction, transaction } from '../../db/client.ts'
import { databaseNow } from '../../db/database-clock.ts'
import { UNSTORABLE } from '../../db/unstorable.ts'
import { appendSelected } from '../../log/append.ts'
import { wake } from '../../log/wake.ts'
import { issueEvents } from './issue-events.ts'
import { findIssues, type IssueView } from './list-issues.ts'

/** What an operator sets on issues. Undefined stays as it is; null removes it. */
export type UpdateIssues = {
  fingerprints: readonly string[]
  owner?: string | null | undefined
  note?: string | null | undefined
  acknowledged?: boolean | undefined
  /** RFC 3339. */
  snoozedUntil?: string | null | undefined
}

type IssueRefusal = {
  __typename: 'Refused'
  code: 'NOT_FOUND' | 'INVALID_VALUE'
  field: string[]
  message: string
}
export type IssuesOutcome = { issues: IssueView[]; userErrors: IssueRefusal[] }

const MOST_ISSUES = 100
const LONGEST_OWNER = 200
const LONGEST_NOTE = 1_000
/** Days. */
const LONGEST_SNOOZE = 366

/**
 * Assigns issues to a person, acknowledges or snoozes them, or sets their note, and records who did it when. All of
 * them, or none. What already is so changes nothing, and announces nothing.
 */
export async function updateIssues(
  hq: HeadquartersDatabase,
  actor: Actor,
  update: UpdateIssues,
): Promise<IssuesOutcome> {
  const { fingerprints } = update
  const found = fingerprints.length > MOST_ISSUES ? [] : await findIssues(hq.db, actor, fingerprints)
  const refusal = refusalOf(update) ?? (found.length < new Set(fingerprints).size ? notFound : null)
  if (refusal) {
    await recordAudit(hq.db, actor, { action: 'updateIssues', target: null, result: refusal.code })
    return { issues: [], userErrors: [refusal] }
  }
  await transaction(hq.db, (tx) => store(tx, actor, update))
  wake(hq.db)
  return { issues: await findIssues(hq.db, actor, fingerprints), userErrors: [] }
}

async function store(tx: Transaction, actor: Actor, update: UpdateIssues): Promise<void> {
  const { fingerprints, owner, note, acknowledged, snoozedUntil } = update
  const isGiven = (value: unknown) => sql`${value !== undefined}::boolean`
  const changed = await execute<{ fingerprint: string }>(
    tx,
    sql`/* issues.update */
    with found as materialized (
      select fingerprint,
        ${isGiven(owner)} and owner is distinct from ${owner ?? null}::text as assigns,
        ${isGiven(note)} and note is distinct from ${note ?? null}::text as notes,
        ${isGiven(acknowledged)} and (acknowledged_at is not null) <> ${acknowledged ?? false} as acknowledges,
        ${isGiven(snoozedUntil)} and snoozed_until is distinct from ${snoozedUntil ?? null}::timestamptz as snoozes
      from issue
      where fingerprint = any(${sql.param([...fingerprints])}::text[])
      order by fingerprint
      for no key update
    )
    update issue i
    set owner = case when assigns then ${owner ?? null}::text else owner end,
      assigned_by = case when assigns then ${actor.id} else assigned_by end,
      assigned_at = case when assigns then now() else assigned_at end,
      note = case when notes then ${note ?? null}::text else note end,
      noted_by = case when notes then ${actor.id} else noted_by end,
      noted_at = case when notes then now() else noted_at end,
      acknowledged_by = case
        when acknowledges then case when ${acknowledged ?? false} then ${actor.id}::text end
        else acknowledged_by
      end,
      acknowledged_at = case
        when acknowledges then case when ${acknowledged ?? false} then now() end
        else acknowledged_at
      end,
      snoozed_until = case when snoozes then ${snoozedUntil ?? null}::timestamptz else snoozed_until end,
      snoozed_by = case when snoozes then ${actor.id} else snoozed_by end,
      snoozed_at = case when snoozes then now() else snoozed_at end,
      revision = i.revision + 1
    from found
    where i.fingerprint = found.fingerprint and (assigns or notes or acknowledges or snoozes)
    returning i.fingerprint`,
  )
  for (const target of fingerprints) await recordAudit(tx, actor, { action: 'updateIssues', target, result: 'OK' })
  const ids = sql.param(changed.map(({ fingerprint }) => fingerprint))
  await appendSelected(tx, issueEvents(sql`fingerprint = any(${ids}::text[])`))
}

function refusalOf({ fingerprints, owner, note, acknowledged, snoozedUntil }: UpdateIssues): IssueRefusal | null {
  if (fingerprints.length === 0 || fingerprints.length > MOST_ISSUES)
    return invalid('issues', `Give 1 to ${MOST_ISSUES} issues.`)
  if (![owner, note, acknowledged, snoozedUntil].some((given) => given !== undefined))
    return invalid('issues', 'Give what to change: `owner`, `note`, `acknowledged` or `snoozedUntil`.')
  if (isNotText(owner, LONGEST_OWNER))
    return invalid('owner', `Give a name of 1 to ${LONGEST_OWNER} characters, or null to remove the owner.`)
  if (isNotText(note, LONGEST_NOTE))
    return invalid('note', `Give a note of 1 to ${LONGEST_NOTE} characters, or null to remove it.`)
  if (snoozedUntil == null) return null
  const days = (Date.parse(snoozedUntil) - databaseNow().getTime()) / 86_400_000
  if (days > 0 && days <= LONGEST_SNOOZE) return null
  return invalid('snoozedUntil', `Give a time in the future, at most ${LONGEST_SNOOZE} days away, or null.`)
}

const isNotText = (text: string | null | undefined, longest: number) =>
  text != null && (text.trim() === '' || text.length > longest || UNSTORABLE.test(text))

const invalid = (field: string, message: string): IssueRefusal => ({
  __typename: 'Refused',
  code: 'INVALID_VALUE',
  field: [field],
  message,
})
const notFound: IssueRefusal = {
  __typename: 'Refused',
  code: 'NOT_FOUND',
  field: ['issues'],
  message: 'An issue does not exist, or the token is not for its channels. Take the ids from `issues`.',
}
