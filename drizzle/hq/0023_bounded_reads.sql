-- A search reads all that is not yet sorted into its index: from now on little of it, and what there is now is sorted in.
ALTER INDEX "customer_by_search" SET (gin_pending_list_limit = 128);--> statement-breakpoint
ALTER INDEX "retail_async_customer_v2_by_search" SET (gin_pending_list_limit = 128);--> statement-breakpoint
select gin_clean_pending_list('customer_by_search'), gin_clean_pending_list('retail_async_customer_v2_by_search');--> statement-breakpoint
ALTER TABLE "erasure" ADD COLUMN "waiting" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "erasure_by_waiting" ON "erasure" USING btree ((waiting > 0),"number");--> statement-breakpoint
CREATE INDEX "difference_undecided_by_place" ON "difference" USING btree (coalesce(channel_database_id, 'headquarters'),"status","number") WHERE status in ('OPEN', 'REPORTED');--> statement-breakpoint
CREATE INDEX "difference_restorable" ON "difference" USING btree ("kind","number") WHERE kind in ('LOST_AT_HEADQUARTERS', 'NEWER_AT_CHANNEL') and status = 'REPORTED';--> statement-breakpoint
-- Counts again, with the erasure locked, for which channel databases it waits: two may acknowledge at the same time. A function's plan is kept for any
-- number of rows, so each row is found by its key.
create function count_waiting_deliveries() returns trigger language plpgsql
set enable_seqscan = off as $$
begin
  perform
  from erasure
  where customer_key = any(array(select customer_key from changed))
  order by customer_key
  for no key update;
  update erasure e
  set waiting = (
    select count(*)
    from (select acknowledged_at from erasure_delivery d where d.customer_key = e.customer_key offset 0) d
    where d.acknowledged_at is null
  )
  where e.customer_key = any(array(select customer_key from changed));
  return null;
end
$$;
--> statement-breakpoint
create trigger count_inserted after insert on erasure_delivery referencing new table as changed for each statement execute function count_waiting_deliveries();
--> statement-breakpoint
create trigger count_updated after update on erasure_delivery referencing new table as changed for each statement execute function count_waiting_deliveries();
--> statement-breakpoint
create trigger count_deleted after delete on erasure_delivery referencing old table as changed for each statement execute function count_waiting_deliveries();
--> statement-breakpoint
update erasure e
set waiting = waiting.n
from (select customer_key, count(*) as n from erasure_delivery where acknowledged_at is null group by customer_key) waiting
where e.customer_key = waiting.customer_key;
