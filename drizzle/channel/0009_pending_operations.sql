ALTER TABLE "unsettled_operation" ADD COLUMN "search" "tsvector";--> statement-breakpoint
DROP INDEX "operation_by_search";--> statement-breakpoint
DROP INDEX "unsettled_operation_by_name";--> statement-breakpoint
DROP INDEX "unsettled_operation_by_time";--> statement-breakpoint
UPDATE "unsettled_operation" u
SET "search" = o."search" || coalesce((select c."search" from "customer" c where c."customer_key" = o."customer_key"), '')
FROM "operation" o
WHERE o."operation_id" = u."operation_id";--> statement-breakpoint
ALTER TABLE "unsettled_operation" ALTER COLUMN "search" SET NOT NULL;--> statement-breakpoint
CREATE INDEX "unsettled_operation_by_search" ON "unsettled_operation" USING gin ("search") WITH (gin_pending_list_limit=128);--> statement-breakpoint
CREATE INDEX "unsettled_operation_by_name" ON "unsettled_operation" USING btree ("data_area_id","name","customer_key");--> statement-breakpoint
CREATE INDEX "unsettled_operation_by_time" ON "unsettled_operation" USING btree ("data_area_id","created_at","customer_key");--> statement-breakpoint
ALTER TABLE "upload_pending" ADD COLUMN "customer_key" uuid;--> statement-breakpoint
ALTER TABLE "upload_pending" ADD COLUMN "operation_number" integer;--> statement-breakpoint
ALTER TABLE "upload_pending" ADD COLUMN "kind" text;--> statement-breakpoint
ALTER TABLE "upload_pending" ADD COLUMN "captured_at" timestamp with time zone;--> statement-breakpoint
UPDATE "upload_pending" p
SET "customer_key" = o."customer_key", "operation_number" = o."operation_number", "kind" = o."kind", "captured_at" = o."captured_at"
FROM "operation" o
WHERE o."operation_id" = p."operation_id";--> statement-breakpoint
CREATE INDEX "upload_pending_by_customer" ON "upload_pending" USING btree ("customer_key","operation_number");--> statement-breakpoint
CREATE INDEX "upload_pending_by_time" ON "upload_pending" USING btree ("captured_at","operation_id");--> statement-breakpoint
-- Rows come and go by the thousand: what is gone is cleared away soon, whatever is there.
ALTER TABLE "unsettled_operation" SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);--> statement-breakpoint
ALTER TABLE "upload_pending" SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);--> statement-breakpoint
ALTER TABLE "outbox" SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);--> statement-breakpoint
-- A capture brings the words itself. What comes back later does not, nor does a capture of an earlier version that still runs.
create function give_unsettled_words() returns trigger language plpgsql as $$
begin
  new.search := coalesce((select search from operation where operation_id = new.operation_id), '')
    || coalesce((select search from customer where customer_key = new.customer_key), '');
  return new;
end
$$;
--> statement-breakpoint
create trigger give_words before insert on unsettled_operation for each row when (new.search is null) execute function give_unsettled_words();
--> statement-breakpoint
-- The same for the sequencer of an earlier version.
create function complete_pending() returns trigger language plpgsql as $$
begin
  select customer_key, operation_number, kind, captured_at
  into new.customer_key, new.operation_number, new.kind, new.captured_at
  from operation
  where operation_id = new.operation_id;
  return new;
end
$$;
--> statement-breakpoint
create trigger complete before insert on upload_pending for each row when (new.captured_at is null) execute function complete_pending();
--> statement-breakpoint
-- A function's plan is kept for any number of rows: each is found by its key.
create or replace function take_away_settled() returns trigger language plpgsql set enable_seqscan = off as $$
begin
  delete from unsettled_operation
  where operation_id = any(array(
    select settled.operation_id
    from told
    cross join lateral (
      select u.operation_id
      from unsettled_operation u
      where u.customer_key = told.customer_key and u.operation_number <= told.settled_through
      offset 0
    ) settled
  ));
  return null;
end
$$;
--> statement-breakpoint
-- Statistics of what is unsettled, taken by the program when much has been captured: it may not define tables, so in the owner's name. Answers with
-- how many rows there are.
create function analyze_unsettled() returns bigint language plpgsql security definer set search_path = public, pg_temp as $$
begin
  analyze unsettled_operation;
  return (select reltuples::bigint from pg_class where oid = 'unsettled_operation'::regclass);
end
$$;
--> statement-breakpoint
revoke all on function analyze_unsettled() from public;
