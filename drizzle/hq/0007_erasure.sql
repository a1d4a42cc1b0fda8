CREATE TABLE "erased_operation" (
	"operation_id" uuid PRIMARY KEY NOT NULL,
	"customer_key" uuid NOT NULL,
	"channel_database_id" text,
	"dropped_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "erasure" (
	"customer_key" uuid PRIMARY KEY NOT NULL,
	"number" bigint GENERATED ALWAYS AS IDENTITY (sequence name "erasure_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"data_area_id" text NOT NULL,
	"account" text,
	"run_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"requested_by" text NOT NULL,
	"erased_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "erasure_by_number" UNIQUE("number")
);
--> statement-breakpoint
CREATE TABLE "erasure_delivery" (
	"customer_key" uuid NOT NULL,
	"channel_database_id" text NOT NULL,
	"waiting_since" timestamp with time zone DEFAULT now() NOT NULL,
	"acknowledged_at" timestamp with time zone,
	CONSTRAINT "erasure_delivery_customer_key_channel_database_id_pk" PRIMARY KEY("customer_key","channel_database_id")
);
--> statement-breakpoint
ALTER TABLE "upload_session" ADD COLUMN "erased" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "erased_operation" ADD CONSTRAINT "erased_operation_customer_key_erasure_customer_key_fk" FOREIGN KEY ("customer_key") REFERENCES "public"."erasure"("customer_key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "erasure_delivery" ADD CONSTRAINT "erasure_delivery_customer_key_erasure_customer_key_fk" FOREIGN KEY ("customer_key") REFERENCES "public"."erasure"("customer_key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "erasure_delivery" ADD CONSTRAINT "erasure_delivery_channel_database_id_channel_database_id_fk" FOREIGN KEY ("channel_database_id") REFERENCES "public"."channel_database"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "erased_operation_by_customer" ON "erased_operation" USING btree ("customer_key");--> statement-breakpoint
CREATE INDEX "erasure_delivery_waiting" ON "erasure_delivery" USING btree ("channel_database_id") WHERE acknowledged_at is null;--> statement-breakpoint
-- Why somebody did something is a free text, in which a person may be named. The entry itself stays: who, what, when, on which id.
create or replace function refuse_change_of_audit() returns trigger language plpgsql as $$
declare
  removing text := coalesce(current_setting('tillsync.removing', true), '');
begin
  if not (removing = 'retention' and tg_op = 'DELETE' or removing = 'erasure' and tg_op = 'UPDATE') then
    raise exception 'rows of % are append-only', tg_table_name using errcode = 'restrict_violation';
  end if;
  return null;
end
$$;
--> statement-breakpoint
-- In the owner's name, since the application's role may not change the audit: only the reason, and only for a customer that has a tombstone: of entries about
-- it, its operations, or bulk runs that took one of them, and of any entry whose reason names it as headquarters knows it. Called before it is cleared.
create function erase_audit_reasons(erased uuid) returns int
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  changed int;
begin
  perform set_config('tillsync.removing', 'erasure', true);
  with about as materialized (
    select erased::text as target
    where exists (select from erasure where customer_key = erased)
    union
    select operation_id::text
    from erased_operation
    where customer_key = erased
    union
    select r.run_id::text
    from erased_operation e
    join operation o using (operation_id)
    cross join bulk_run r
    join bulk_run_item i on i.run_id = r.run_id and i.place = o.received_order
    where e.customer_key = erased
  ),
  known as (
    select value
    from (
      select unnest(array[cust_name, last_name, email, receipt_email, phone, cellular_phone]) as value
      from customer
      where customer_key = erased
      union
      select value
      from customer_contact
      where customer_key = erased
      union
      select unnest(array[r.cust_name, r.last_name, r.email, r.receipt_email, r.phone, r.cellular_phone])
      from erased_operation e
      join retail_async_customer_v2 r using (operation_id)
      where e.customer_key = erased
      union
      select r.value
      from erased_operation e
      join retail_async_customer_contact r using (operation_id)
      where e.customer_key = erased
    ) as each
    where length(value) >= 3 and exists (select from erasure where customer_key = erased)
  ),
  naming as materialized (
    select a.id
    from audit_entry a
    join known on strpos(lower(a.reason), lower(known.value)) > 0
      -- As a word of its own.
      and a.reason ~* ('(^|[^[:alnum:]])' || regexp_replace(known.value, '([^[:alnum:][:space:]])', '\\\1', 'g') || '($|[^[:alnum:]])')
    where a.reason is not null
  )
  update audit_entry a
  set reason = '[erased]'
  where a.reason is not null and (a.target in (select target from about) or a.id in (select id from naming));
  get diagnostics changed = row_count;
  perform set_config('tillsync.removing', '', true);
  return changed;
end
$$;
--> statement-breakpoint
revoke all on function erase_audit_reasons(uuid) from public;
--> statement-breakpoint
insert into batch_job (id, caption, aliases, description)
values (
  'erase-customer',
  'Erase a customer',
  array[]::text[],
  'Clears a customer at headquarters, and lasts until 1010 has brought the tombstone to every channel database: started by eraseCustomer, looked at with erasure.'
);
