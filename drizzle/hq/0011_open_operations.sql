CREATE TABLE "next_operation" (
	"customer_key" uuid PRIMARY KEY NOT NULL,
	"data_area_id" text NOT NULL,
	"operation_id" uuid NOT NULL,
	"received_order" bigint NOT NULL,
	"chunk_limit" integer,
	"next_attempt_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "open_operation" (
	"operation_id" uuid PRIMARY KEY NOT NULL,
	"customer_key" uuid NOT NULL,
	"channel_database_id" text NOT NULL,
	"operation_number" integer NOT NULL,
	"data_area_id" text NOT NULL,
	"received_order" bigint NOT NULL,
	"status" text NOT NULL,
	"waits_for" uuid
);
--> statement-breakpoint
CREATE TABLE "queue_change" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"data_area_id" text NOT NULL,
	"customer_key" uuid NOT NULL
);
--> statement-breakpoint
DROP INDEX "operation_to_claim";--> statement-breakpoint
DROP INDEX "operation_unsettled";--> statement-breakpoint
CREATE INDEX "next_operation_in_order" ON "next_operation" USING btree ("data_area_id","next_attempt_at" NULLS FIRST,"chunk_limit" DESC NULLS FIRST,"received_order");--> statement-breakpoint
CREATE INDEX "open_operation_by_customer" ON "open_operation" USING btree ("customer_key","status","channel_database_id","operation_number");--> statement-breakpoint
CREATE INDEX "queue_change_in_order" ON "queue_change" USING btree ("data_area_id","id");--> statement-breakpoint
-- Rows come and go by the thousand: what is gone is cleared away soon, whatever is there.
ALTER TABLE "open_operation" SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);--> statement-breakpoint
ALTER TABLE "next_operation" SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);--> statement-breakpoint
ALTER TABLE "queue_change" SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);--> statement-breakpoint
-- Keeps `open_operation` as `operation` is, and notes whose order of operations has changed. A function's plan is kept for any
-- number of rows: so nothing is joined, and each row is found by its key.
create function open_inserted_operations() returns trigger language plpgsql as $$
begin
  with opened as (
    insert into open_operation (operation_id, customer_key, channel_database_id, operation_number, data_area_id, received_order, status, waits_for)
    select operation_id, customer_key, channel_database_id, operation_number, data_area_id, received_order, status, waits_for
    from inserted
    where route = 'ASYNC' and status in ('UPLOADED', 'IN_PROGRESS', 'FAILED', 'WAITING_ON')
    returning data_area_id, customer_key
  )
  insert into queue_change (data_area_id, customer_key)
  select distinct data_area_id, customer_key
  from opened;
  return null;
end
$$;
--> statement-breakpoint
create function open_updated_operations() returns trigger language plpgsql
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
    insert into open_operation (operation_id, customer_key, channel_database_id, operation_number, data_area_id, received_order, status, waits_for)
    select operation_id, customer_key, channel_database_id, operation_number, data_area_id, received_order, status, waits_for
    from updated
    where route = 'ASYNC' and status in ('UPLOADED', 'IN_PROGRESS', 'FAILED', 'WAITING_ON')
    on conflict (operation_id) do update
    set status = excluded.status, waits_for = excluded.waits_for
    where (open_operation.status, open_operation.waits_for) is distinct from (excluded.status, excluded.waits_for)
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
create function open_deleted_operations() returns trigger language plpgsql
set enable_seqscan = off as $$
begin
  with closed as (
    delete from open_operation
    where operation_id = any(array(select operation_id from deleted))
    returning data_area_id, customer_key
  )
  insert into queue_change (data_area_id, customer_key)
  select distinct data_area_id, customer_key
  from closed;
  return null;
end
$$;
--> statement-breakpoint
create trigger open_inserted after insert on operation referencing new table as inserted for each statement execute function open_inserted_operations();
--> statement-breakpoint
create trigger open_updated after update on operation referencing new table as updated for each statement execute function open_updated_operations();
--> statement-breakpoint
create trigger open_deleted after delete on operation referencing old table as deleted for each statement execute function open_deleted_operations();
--> statement-breakpoint
insert into open_operation (operation_id, customer_key, channel_database_id, operation_number, data_area_id, received_order, status, waits_for)
select operation_id, customer_key, channel_database_id, operation_number, data_area_id, received_order, status, waits_for
from operation
where route = 'ASYNC' and status in ('UPLOADED', 'IN_PROGRESS', 'FAILED', 'WAITING_ON')
order by received_order;
--> statement-breakpoint
insert into queue_change (data_area_id, customer_key)
select data_area_id, customer_key
from open_operation
group by data_area_id, customer_key
order by min(received_order);
