import { sql } from 'drizzle-orm'
import { execute, type Transaction } from '../../db/client.ts'

/**
 * The customers that are being created are owed the welcome message, where their legal entity sends one, unless they
 * were imported or have no e-mail address (docs/domain.md, D-46). It is sent after the commit, by `send-messages.ts`.
 */
export async function oweWelcomeMessages(tx: Transaction): Promise<void> {
  await execute(
    tx,
    sql`/* welcome.owe */
    insert into welcome_message (customer_key, data_area_id, next_attempt_at)
    select o.customer_key, o.data_area_id, now()
    from work_operation o
    join legal_entity e on e.data_area_id = o.data_area_id and e.send_welcome_messages
    cross join lateral (select imported from operation where operation_id = o.operation_id offset 0) captured
    join work_customer w using (operation_id)
    where o.outcome = 'OPEN' and o.is_create and not captured.imported and coalesce(w.email, '') <> ''
      and exists (select from welcome_template t where t.data_area_id = o.data_area_id)
    order by o.customer_key
    on conflict (customer_key) do nothing`,
  )
}
