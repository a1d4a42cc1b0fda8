import { type SQL, sql } from 'drizzle-orm'
import { type Channels, inChannels } from '../access/scope-sql.ts'
import type { ChannelCustomerState } from '../between/channel-state.ts'
import type { ChannelDatabase } from '../between/sides.ts'
import { execute } from '../db/client.ts'
import { fieldQuery } from '../db/search-query.ts'
import { utcText } from '../db/utc-text.ts'
import type { SoughtCustomer } from '../model/sought-customer.ts'
import { registersOf } from './registers/registers-of.ts'

/** The most customers with the same name that are returned. */
const mostCustomers = 6
/** The most operations of one customer that are returned, the newest ones. */
const mostOperations = 100

/**
 * For a diagnosis: what this database knows of a customer, or of the customers that a text finds, and what its own
 * exchange depends on. Every part is read by an index, however much the database has captured and whatever is pending.
 * Customers, operations and switches are limited to the channels in scope: a customer whom these channels neither see
 * nor have captured is not shown.
 */
export async function customerState(
  database: Pick<ChannelDatabase, 'id' | 'db'>,
  sought: SoughtCustomer | null,
  channels: Channels,
): Promise<ChannelCustomerState> {
  const [found] = await execute<ChannelCustomerState>(
    database.db,
    sql`/* channel.customerState */
    with sought as materialized (${sought ? customersSought(sought, channels) : sql`select null::uuid as customer_key where false`}),
    theirs as materialized (
      select s.customer_key, newest.*
      from sought s
      cross join lateral (
        select o.operation_id, o.operation_number, o.channel_id, o.data_area_id, o.kind, o.captured_at, o.captured_by
        from operation o
        where o.customer_key = s.customer_key and ${inChannels(sql`o.channel_id`, channels)}
        order by o.operation_number desc
        limit ${mostOperations}
      ) newest
    ),
    operations as (
      select t.customer_key, max(t.data_area_id) as data_area_id, jsonb_agg(jsonb_build_object(
          'operationId', t.operation_id, 'operationNumber', t.operation_number, 'channelId', t.channel_id,
          'dataAreaId', t.data_area_id,
          'kind', t.kind, 'capturedAt', ${utcText('t.captured_at')}, 'capturedBy', t.captured_by,
          'place', case
            when exists (select from upload_pending p where p.operation_id = t.operation_id offset 0) then 'PENDING'
            when exists (select from log where log.operation_id = t.operation_id offset 0) then 'SENT'
            when exists (select from outbox where outbox.operation_id = t.operation_id offset 0) then 'OUTBOX'
            else 'SENT'
          end
        ) order by t.operation_number) as list
      from theirs t
      group by t.customer_key
    )
    select ${utcText('clock_timestamp()')} as now,
      coalesce((
        select jsonb_agg(jsonb_build_object(
          'channelId', channel_id, 'offline', offline, 'realtimeServiceAvailable', realtime_service_available
        ))
        from channel_switch
        where ${inChannels(sql`channel_id`, channels)}
      ), '[]') as switches,
      (select ${utcText('at')} from outbox order by id limit 1) as "oldestUnsequencedAt",
      (select count(*) from applied_job where job_id in ('1110', '1070', '1010')) = 3 as configured,
      (
        select jsonb_build_object('at', ${utcText('last_attempt_at')}, 'succeededAt', ${utcText('last_success_at')},
          'reason', reason)
        from upload_state
        where last_attempt_at is not null
      ) as "lastUploadAttempt",
      coalesce((select rewound from upload_state), false) as rewound,
      ${registersOf(channels)} as registers,
      coalesce((
        select jsonb_agg(jsonb_build_object(
          'customerKey', s.customer_key, 'dataAreaId', coalesce(c.data_area_id, o.data_area_id), 'account', c.account,
          'addressBooks', c.address_books, 'settledThrough', completed.settled_through, 'erased',
          n.erased_at is not null,
          'operations', coalesce(o.list, '[]')
        ))
        from sought s
        left join operations o using (customer_key)
        left join lateral (
          select * from customer where customer.customer_key = s.customer_key offset 0
        ) c on o.customer_key is not null or ${seesCustomer(channels)}
        left join lateral (
          select * from settlement where settlement.customer_key = s.customer_key offset 0
        ) completed on true
        left join lateral (
          select * from customer_counter where customer_counter.customer_key = s.customer_key offset 0
        ) n on ${ofAll(channels, sql`o.customer_key is not null`)}
        where c.customer_key is not null or o.customer_key is not null or n.erased_at is not null
      ), '[]') as customers`,
  )
  if (!found) throw new Error('The channel database gave no state.')
  return found
}

/**
 * A channel in scope sees `customer c`: the customer is in its address books, as applied here, or has a pending
 * operation of the channel (docs/domain.md, D-30).
 */
function seesCustomer(channels: Channels): SQL {
  return ofAll(
    channels,
    sql`(
      exists (
        select from configuration seeing
        where seeing.kind = 'channel' and ${inChannels(sql`seeing.id`, channels)}
          and seeing.content ->> 'dataAreaId' = c.data_area_id
          and c.address_books && array(select jsonb_array_elements_text(seeing.content -> 'addressBooks'))
      )
      or exists (
        select from unsettled_operation own
        where own.customer_key = c.customer_key and ${inChannels(sql`own.channel_id`, channels)}
        order by own.operation_number
        offset 0
      )
    )`,
  )
}

const ofAll = (channels: Channels, condition: SQL): SQL => (channels === 'ALL' ? sql`true` : condition)

/**
 * The keys of the customers that a search text finds. An e-mail address or phone number finds only customers that the
 * channels may read.
 */
function customersSought(sought: SoughtCustomer, channels: Channels): SQL {
  if ('customerKey' in sought) return sql`select ${sought.customerKey}::uuid as customer_key`
  const own = inChannels(sql`o.channel_id`, channels)
  if ('operationId' in sought)
    return sql`select o.customer_key from operation o where o.operation_id = ${sought.operationId}::uuid and ${own}`
  const query =
    'email' in sought
      ? fieldQuery('email', sought.email, { whole: true })
      : 'phone' in sought
        ? fieldQuery('phone', sought.phone, { whole: true })
        : fieldQuery('accountNumber', sought.accountNumber, { whole: true })
  // The operations of a channel in scope may name the account number.
  const named = sql`exists (select from operation o where o.customer_key = c.customer_key and ${own} offset 0)`
  const sees = 'accountNumber' in sought ? sql`(${named} or ${seesCustomer(channels)})` : seesCustomer(channels)
  // Found by the words first (offset 0): in the order of the keys, any index of them seems as good to the planner.
  return sql`
    select customer_key from (
      select c.customer_key from (select * from customer where search @@ ${query} offset 0) c where ${sees}
      union
      select o.customer_key from (select * from unsettled_operation where search @@ ${query} offset 0) o where ${own}
    ) as either
    limit ${mostCustomers}`
}
