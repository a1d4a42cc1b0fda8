CREATE TABLE "idempotency_secret" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"secret" uuid DEFAULT gen_random_uuid() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "unsettled_operation" (
	"operation_id" uuid PRIMARY KEY NOT NULL,
	"customer_key" uuid NOT NULL,
	"operation_number" integer NOT NULL,
	"data_area_id" text NOT NULL,
	"channel_id" text NOT NULL,
	"name" text,
	"created_at" text
);
--> statement-breakpoint
ALTER TABLE "customer" ADD COLUMN "created_at" text GENERATED ALWAYS AS (document ->> 'createdAt') STORED;--> statement-breakpoint
ALTER TABLE "idempotency" ADD COLUMN "routed_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
CREATE INDEX "unsettled_operation_by_customer" ON "unsettled_operation" USING btree ("customer_key","operation_number");--> statement-breakpoint
CREATE INDEX "unsettled_operation_by_name" ON "unsettled_operation" USING btree ("data_area_id","name","customer_key") WHERE name is not null;--> statement-breakpoint
CREATE INDEX "unsettled_operation_by_time" ON "unsettled_operation" USING btree ("data_area_id","created_at","customer_key") WHERE created_at is not null;--> statement-breakpoint
CREATE INDEX "customer_by_time" ON "customer" USING btree ("data_area_id","created_at","customer_key");--> statement-breakpoint
insert into idempotency_secret (id) values (1);
--> statement-breakpoint
-- An operation stops being unsettled in the transaction that tells this database of it.
create function take_away_settled() returns trigger language plpgsql as $$
begin
  delete from unsettled_operation u
  using told
  where u.customer_key = told.customer_key and u.operation_number <= told.settled_through;
  return null;
end
$$;
--> statement-breakpoint
create trigger settlement_inserted after insert on settlement
referencing new table as told for each statement execute function take_away_settled();
--> statement-breakpoint
create trigger settlement_updated after update on settlement
referencing new table as told for each statement execute function take_away_settled();
