ALTER INDEX "operation_by_status" RENAME TO "operation_by_status_before";--> statement-breakpoint
ALTER INDEX "operation_open_by_channel" RENAME TO "operation_open_by_channel_before";--> statement-breakpoint
ALTER INDEX "operation_by_fingerprint" RENAME TO "operation_by_fingerprint_before";--> statement-breakpoint
ALTER INDEX "operation_by_channel_and_fingerprint" RENAME TO "operation_by_channel_and_fingerprint_before";--> statement-breakpoint
ALTER INDEX "operation_to_distribute" RENAME TO "operation_to_distribute_before";--> statement-breakpoint
ALTER TABLE "open_operation" ADD COLUMN "chunk_id" uuid;--> statement-breakpoint
-- Without a rewrite of the table: what was distributed has its value by the default, what was not gets it afterwards.
ALTER TABLE "operation" ADD COLUMN "listed_status" text DEFAULT 'DISTRIBUTED' NOT NULL;--> statement-breakpoint
ALTER TABLE "operation" ALTER COLUMN "listed_status" SET DEFAULT 'UPLOADED';--> statement-breakpoint
create function list_status() returns trigger language plpgsql as $$
begin
  new.listed_status := case new.status when 'IN_PROGRESS' then 'UPLOADED' else new.status end;
  return new;
end
$$;
--> statement-breakpoint
create trigger list_status before insert or update of status on operation for each row
  when (new.listed_status is distinct from case new.status when 'IN_PROGRESS' then 'UPLOADED' else new.status end)
  execute function list_status();
--> statement-breakpoint
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
