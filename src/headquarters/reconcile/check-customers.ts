import { sql } from 'drizzle-orm'
import { execute, type Transaction } from '../../db/client.ts'
import { FORM, logEnds } from './at-headquarters.ts'
import { type DifferenceKind, type Finding, finding } from './finding.ts'

type Suspect = {
  kind: DifferenceKind
  customerKey: string
  dataAreaId: string
  hash: string
  other: string | null
}

const MESSAGES: { [kind in DifferenceKind]?: string } = {
  DOUBLED_CUSTOMER: 'No operation created this customer, and it duplicates another one. Keep the other one.',
  TWO_ACCOUNTS: 'The customer has a different account number than the one it was given.',
  UNEXPLAINED_AT_HEADQUARTERS: 'Its values changed without an operation: no entry of the log explains them.',
}

/**
 * Finds customers in `reconcile_row` that headquarters' own records do not explain: customers without an account that
 * was given, or with a different one, and values that differ from the last comparison, or from the versions of the
 * fields, without an event in between. Values that a person has accepted count as explained.
 */
export async function checkCustomers(tx: Transaction): Promise<Finding[]> {
  const suspects = [...(await wrongAccounts(tx)), ...(await unexplainedValues(tx))]
  const seen = new Set<string>()
  return suspects.flatMap(({ kind, customerKey, dataAreaId, hash, other }) => {
    if (seen.has(customerKey)) return []
    seen.add(customerKey)
    const message = MESSAGES[kind] ?? ''
    return [
      finding({
        kind,
        customerKey,
        dataAreaId,
        headquartersFingerprint: hash,
        otherCustomerKey: other,
        message,
        correct: null,
      }),
    ]
  })
}

const notAccepted = (kind: string) =>
  sql.raw(`not exists (
        select from difference d
        where d.customer_key = r.customer_key and d.kind = ${kind} and d.status = 'ACCEPTED'
          and d.headquarters_fingerprint = r.hash
      )`)

/** Only suspicious customers are compared with others, by the index of names. */
function wrongAccounts(tx: Transaction): Promise<Suspect[]> {
  return execute<Suspect>(
    tx,
    sql`/* reconcile.wrongAccounts */
    with examined as (
      select r.customer_key, r.data_area_id, r.hash, a.customer_key is null as not_given,
        a.account <> r.account or made.customer_key = r.customer_key and made.account <> a.account as other_number,
        made.customer_key <> r.customer_key as of_another,
        made.operation_id is null as unknown, a.given_at
      from reconcile_row r
      left join customer_account a on a.customer_key = r.customer_key
      left join operation made on made.operation_id = a.operation_id
    ),
    suspect as (
      select j.*, twin.customer_key as other
      from examined j
      join customer c on c.customer_key = j.customer_key
      left join lateral (
        select t.customer_key
        from customer t
        join customer_account ta on ta.customer_key = t.customer_key
        where t.data_area_id = c.data_area_id and t.sort_key = c.sort_key and t.cust_name = c.cust_name
          and t.customer_key <> c.customer_key
          and (j.given_at is null or ta.given_at < j.given_at)
          and case when j.not_given
            then t.created_at is not distinct from c.created_at
              or lower(t.email) = lower(c.email)
              or phone_digits(t.phone) = phone_digits(c.phone)
            else t.created_at is not distinct from c.created_at
              and t.email is not distinct from c.email
              and t.phone is not distinct from c.phone
          end
        limit 1
      ) twin on j.not_given or j.of_another or j.unknown
      where j.not_given or j.of_another or j.other_number or j.unknown
    ),
    named as (
      select *, case
          when other is not null or of_another then 'DOUBLED_CUSTOMER'
          when other_number then 'TWO_ACCOUNTS'
          when not_given then 'UNEXPLAINED_AT_HEADQUARTERS'
        end as kind
      from suspect
    )
    select r.kind, r.customer_key as "customerKey", r.data_area_id as "dataAreaId", r.hash, r.other
    from named r
    where r.kind is not null and ${notAccepted('r.kind')}`,
  )
}

/** A customer's version is the latest of its values' versions, or that of a loyalty card, or the first. */
async function unexplainedValues(tx: Transaction): Promise<Suspect[]> {
  const { first } = await logEnds(tx)
  return execute<Suspect>(
    tx,
    sql`/* reconcile.unexplainedValues */
    with other as materialized (
      select r.customer_key, f.version, f.position
      from reconcile_row r
      join customer_fingerprint f on f.customer_key = r.customer_key
      where f.form = ${FORM} and f.fingerprint <> r.hash
    ),
    named as materialized (
      select log.customer_key, max(log.position) as position
      from log
      where log.download_job = '1010' and log.position > (select min(position) from other)
        and log.customer_key in (select customer_key from other)
      group by 1
    ),
    suspect as (
      select o.customer_key
      from other o
      join reconcile_row r on r.customer_key = o.customer_key
      left join named n on n.customer_key = o.customer_key
      where o.version = r.version
        or o.position + 1 >= ${first}::bigint and coalesce(n.position, 0) <= o.position
      union
      select r.customer_key
      from reconcile_row r
      where r.newest > r.version
        or r.newest < r.version and not exists (select from loyalty_card l where l.customer_key = r.customer_key)
    )
    select 'UNEXPLAINED_AT_HEADQUARTERS' as kind, r.customer_key as "customerKey", r.data_area_id as "dataAreaId",
      r.hash, null as other
    from suspect s
    join reconcile_row r on r.customer_key = s.customer_key
    where ${notAccepted("'UNEXPLAINED_AT_HEADQUARTERS'")}`,
  )
}

/**
 * Identifies a customer's current values, to detect later changes; `version` and `fingerprint` as in
 * `customer_fingerprint`.
 */
export type Fingerprint = { customerKey: string; version: number; fingerprint: string }

/** Customers of `reconcile_row` that are new or have changed since the last comparison. */
export function newFingerprints(tx: Transaction): Promise<Fingerprint[]> {
  return execute<Fingerprint>(
    tx,
    sql`/* reconcile.newFingerprints */
    select r.customer_key as "customerKey", r.version, r.hash as fingerprint
    from reconcile_row r
    left join customer_fingerprint f on f.customer_key = r.customer_key
    where f.customer_key is null or f.form <> ${FORM} or f.fingerprint <> r.hash`,
  )
}
