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
  DOUBLED_CUSTOMER: 'Nothing has created this customer, and it is the same as another one. Keep the other one.',
  TWO_ACCOUNTS: 'The customer has another account number than it was given.',
  UNEXPLAINED_AT_HEADQUARTERS: 'Its values were changed without an operation: no entry of the log explains them.',
}

/**
 * Headquarters' customers in `reconcile_row` that its own records do not explain: rows without an account that was given, or with another; values that differ
 * from when they were last compared, or from what the versions of the fields say, without an event in between. What a person has accepted as it is now is explained.
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
        where d.customer_key = r.customer_key and d.kind = ${kind} and d.status = 'ACCEPTED' and d.headquarters_fingerprint = r.hash
      )`)

/** Only what looks wrong is compared with others, by the index of names. */
function wrongAccounts(tx: Transaction): Promise<Suspect[]> {
  return execute<Suspect>(
    tx,
    sql`/* reconcile.wrongAccounts */
    with judged as (
      select r.customer_key, r.data_area_id, r.hash, a.customer_key is null as nobodys,
        a.account <> r.account or made.customer_key = r.customer_key and made.account <> a.account as other_number,
        made.customer_key <> r.customer_key as of_another,
        made.operation_id is null as unknown, a.given_at
      from reconcile_row r
      left join customer_account a on a.customer_key = r.customer_key
      left join operation made on made.operation_id = a.operation_id
    ),
    suspect as (
      select j.*, twin.customer_key as other
      from judged j
      join customer c on c.customer_key = j.customer_key
      left join lateral (
        select t.customer_key
        from customer t
        join customer_account ta on ta.customer_key = t.customer_key
        where t.data_area_id = c.data_area_id and t.cust_name = c.cust_name and t.customer_key <> c.customer_key
          and (j.given_at is null or ta.given_at < j.given_at)
          and case when j.nobodys
            then t.created_at is not distinct from c.created_at or lower(t.email) = lower(c.email) or phone_digits(t.phone) = phone_digits(c.phone)
            else t.created_at is not distinct from c.created_at and t.email is not distinct from c.email and t.phone is not distinct from c.phone
          end
        limit 1
      ) twin on j.nobodys or j.of_another or j.unknown
      where j.nobodys or j.of_another or j.other_number or j.unknown
    ),
    named as (
      select *, case
          when other is not null or of_another then 'DOUBLED_CUSTOMER'
          when other_number then 'TWO_ACCOUNTS'
          when nobodys then 'UNEXPLAINED_AT_HEADQUARTERS'
        end as kind
      from suspect
    )
    select r.kind, r.customer_key as "customerKey", r.data_area_id as "dataAreaId", r.hash, r.other
    from named r
    where r.kind is not null and ${notAccepted('r.kind')}`,
  )
}

/** A version is the newest of its values', or that of a loyalty card, or the first. */
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
    select 'UNEXPLAINED_AT_HEADQUARTERS' as kind, r.customer_key as "customerKey", r.data_area_id as "dataAreaId", r.hash, null as other
    from suspect s
    join reconcile_row r on r.customer_key = s.customer_key
    where ${notAccepted("'UNEXPLAINED_AT_HEADQUARTERS'")}`,
  )
}

/** A customer as it is now, to be told from what it will be; `version` and `fingerprint` as in `customer_fingerprint`. */
export type Fingerprint = { customerKey: string; version: number; fingerprint: string }

/** Customers of `reconcile_row` that are new or other than when they were last compared. */
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
