DROP INDEX "operation_by_chunk";--> statement-breakpoint
DROP INDEX "operation_by_status";--> statement-breakpoint
DROP INDEX "operation_open_by_channel";--> statement-breakpoint
DROP INDEX "operation_by_fingerprint";--> statement-breakpoint
DROP INDEX "operation_by_channel_and_fingerprint";--> statement-breakpoint
DROP INDEX "operation_to_distribute";--> statement-breakpoint
ALTER TABLE "open_operation" ADD COLUMN "chunk_id" uuid;--> statement-breakpoint
ALTER TABLE "operation" ADD COLUMN "listed_status" text GENERATED ALWAYS AS (case status when 'IN_PROGRESS' then 'UPLOADED' else status end) STORED NOT NULL;--> statement-breakpoint
CREATE INDEX "open_operation_by_chunk" ON "open_operation" USING btree ("chunk_id") WHERE chunk_id is not null;--> statement-breakpoint
CREATE INDEX "operation_by_status" ON "operation" USING btree ("listed_status","captured_at","operation_id") WHERE route = 'ASYNC';--> statement-breakpoint
CREATE INDEX "operation_open_by_channel" ON "operation" USING btree ("channel_id","listed_status","captured_at","operation_id") WHERE route = 'ASYNC' and listed_status not in ('SYNCED', 'DISTRIBUTED');--> statement-breakpoint
CREATE INDEX "operation_by_fingerprint" ON "operation" USING btree ("fingerprint","captured_at","operation_id") WHERE listed_status = 'FAILED';--> statement-breakpoint
CREATE INDEX "operation_by_channel_and_fingerprint" ON "operation" USING btree ("channel_id","fingerprint","captured_at","operation_id") WHERE listed_status = 'FAILED';--> statement-breakpoint
CREATE INDEX "operation_to_distribute" ON "operation" USING btree ("channel_database_id","received_order") WHERE listed_status = 'SYNCED' and route = 'ASYNC';--> statement-breakpoint
-- Half of a page is left for the versions that claims make: where they find room, no index is written.
ALTER TABLE "operation" SET (fillfactor = 50);--> statement-breakpoint
create or replace function open_updated_operations() returns trigger language plpgsql
set enable_seqscan = off as $$
begin
  -- A customer of whom one operation is in progress has no next one until that is over.
  delete from next_operation
  where customer_key = any(array(select customer_key from updated where status = 'IN_PROGRESS' and route = 'ASYNC'));
  with closed as (
    delete from open_operation
    where operation_id = any(array(
      select operation_id from updated where status not in ('UPLOADED', 'IN_PROGRESS', 'FAILED', 'WAITING_ON')
    ))
    returning data_area_id, customer_key
  ),
  opened as (
    insert into open_operation (operation_id, customer_key, channel_database_id, operation_number, data_area_id, received_order, status, waits_for, chunk_id)
    select operation_id, customer_key, channel_database_id, operation_number, data_area_id, received_order, status, waits_for,
      case status when 'IN_PROGRESS' then chunk_id end
    from updated
    where route = 'ASYNC' and status in ('UPLOADED', 'IN_PROGRESS', 'FAILED', 'WAITING_ON')
    on conflict (operation_id) do update
    set status = excluded.status, waits_for = excluded.waits_for, chunk_id = excluded.chunk_id
    where (open_operation.status, open_operation.waits_for, open_operation.chunk_id)
      is distinct from (excluded.status, excluded.waits_for, excluded.chunk_id)
    returning data_area_id, customer_key, status
  )
  insert into queue_change (data_area_id, customer_key)
  select data_area_id, customer_key
  from closed
  union
  select data_area_id, customer_key
  from opened
  where status <> 'IN_PROGRESS';
  return null;
end
$$;
--> statement-breakpoint
update open_operation open
set chunk_id = o.chunk_id
from operation o
where o.operation_id = open.operation_id and open.status = 'IN_PROGRESS';
