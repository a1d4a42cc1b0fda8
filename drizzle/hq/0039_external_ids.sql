CREATE TABLE "external_id" (
	"data_area_id" text NOT NULL,
	"system" text NOT NULL,
	"external_id" text NOT NULL,
	"customer_key" uuid NOT NULL,
	CONSTRAINT "external_id_data_area_id_system_external_id_pk" PRIMARY KEY("data_area_id","system","external_id")
);
--> statement-breakpoint
CREATE INDEX "external_id_by_customer" ON "external_id" USING btree ("customer_key");--> statement-breakpoint
-- An external id is an attribute named external:SYSTEM. This table finds its customer, and keeps it unique.
create function keep_external_ids() returns trigger language plpgsql
set enable_seqscan = off as $$
begin
  if tg_op = 'DELETE' or (tg_op = 'UPDATE' and (not new.active or (new.customer_key, new.value) is distinct from (old.customer_key, old.value))) then
    delete from external_id
    where customer_key = old.customer_key and system = substr(old.name, 10) and external_id = old.value;
  end if;
  if tg_op = 'DELETE' or not new.active then
    return null;
  end if;
  insert into external_id (data_area_id, system, external_id, customer_key)
  select data_area_id, substr(new.name, 10), new.value, customer_key from customer where customer_key = new.customer_key
  on conflict do nothing;
  if exists (
    select
    from customer c
    join external_id e on e.data_area_id = c.data_area_id and e.system = substr(new.name, 10) and e.external_id = new.value
    where c.customer_key = new.customer_key and e.customer_key <> new.customer_key
  ) then
    raise unique_violation using message = 'another customer has this external id', constraint = 'external_id_data_area_id_system_external_id_pk';
  end if;
  return null;
end
$$;--> statement-breakpoint
create trigger keep_external_ids after insert or update on customer_attribute
for each row when (new.name like 'external:%') execute function keep_external_ids();--> statement-breakpoint
create trigger drop_external_ids after delete on customer_attribute
for each row when (old.name like 'external:%') execute function keep_external_ids();
