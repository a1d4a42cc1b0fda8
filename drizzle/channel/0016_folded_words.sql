CREATE TABLE "duplicate_key" (
	"customer_key" uuid NOT NULL,
	"key" text COLLATE "C" NOT NULL,
	"national" text NOT NULL,
	CONSTRAINT "duplicate_key_customer_key_key_national_pk" PRIMARY KEY("customer_key","key","national")
);
--> statement-breakpoint
ALTER INDEX "unsettled_operation_by_time" RENAME TO "unsettled_operation_by_time_before";--> statement-breakpoint
ALTER TABLE "retail_async_address_v2" ALTER COLUMN "address_name" SET DATA TYPE varchar(800);--> statement-breakpoint
ALTER TABLE "retail_async_address_v2" ALTER COLUMN "role" SET DATA TYPE varchar(160);--> statement-breakpoint
ALTER TABLE "retail_async_address_v2" ALTER COLUMN "street" SET DATA TYPE varchar(2000);--> statement-breakpoint
ALTER TABLE "retail_async_address_v2" ALTER COLUMN "street_number" SET DATA TYPE varchar(160);--> statement-breakpoint
ALTER TABLE "retail_async_address_v2" ALTER COLUMN "building_complement" SET DATA TYPE varchar(480);--> statement-breakpoint
ALTER TABLE "retail_async_address_v2" ALTER COLUMN "city" SET DATA TYPE varchar(480);--> statement-breakpoint
ALTER TABLE "retail_async_address_v2" ALTER COLUMN "county" SET DATA TYPE varchar(480);--> statement-breakpoint
ALTER TABLE "retail_async_address_v2" ALTER COLUMN "state" SET DATA TYPE varchar(480);--> statement-breakpoint
ALTER TABLE "retail_async_address_v2" ALTER COLUMN "district_name" SET DATA TYPE varchar(480);--> statement-breakpoint
ALTER TABLE "retail_async_address_v2" ALTER COLUMN "zip" SET DATA TYPE varchar(80);--> statement-breakpoint
ALTER TABLE "retail_async_address_v2" ALTER COLUMN "country" SET DATA TYPE varchar(80);--> statement-breakpoint
ALTER TABLE "retail_async_customer_affiliation" ALTER COLUMN "retail_affiliation_id" SET DATA TYPE varchar(480);--> statement-breakpoint
ALTER TABLE "retail_async_customer_attribute_v2" ALTER COLUMN "attribute_name" SET DATA TYPE varchar(480);--> statement-breakpoint
ALTER TABLE "retail_async_customer_attribute_v2" ALTER COLUMN "attribute_value_string" SET DATA TYPE varchar(8000);--> statement-breakpoint
ALTER TABLE "retail_async_customer_contact" ALTER COLUMN "value" SET DATA TYPE varchar(2040);--> statement-breakpoint
ALTER TABLE "retail_async_customer_contact" ALTER COLUMN "extension" SET DATA TYPE varchar(80);--> statement-breakpoint
ALTER TABLE "retail_async_customer_v2" ALTER COLUMN "relationship_type" SET DATA TYPE varchar(160);--> statement-breakpoint
ALTER TABLE "retail_async_customer_v2" ALTER COLUMN "cust_name" SET DATA TYPE varchar(800);--> statement-breakpoint
ALTER TABLE "retail_async_customer_v2" ALTER COLUMN "first_name" SET DATA TYPE varchar(200);--> statement-breakpoint
ALTER TABLE "retail_async_customer_v2" ALTER COLUMN "middle_name" SET DATA TYPE varchar(200);--> statement-breakpoint
ALTER TABLE "retail_async_customer_v2" ALTER COLUMN "last_name" SET DATA TYPE varchar(200);--> statement-breakpoint
ALTER TABLE "retail_async_customer_v2" ALTER COLUMN "title" SET DATA TYPE varchar(240);--> statement-breakpoint
ALTER TABLE "retail_async_customer_v2" ALTER COLUMN "phone" SET DATA TYPE varchar(160);--> statement-breakpoint
ALTER TABLE "retail_async_customer_v2" ALTER COLUMN "phone_extension" SET DATA TYPE varchar(80);--> statement-breakpoint
ALTER TABLE "retail_async_customer_v2" ALTER COLUMN "cellular_phone" SET DATA TYPE varchar(160);--> statement-breakpoint
ALTER TABLE "retail_async_customer_v2" ALTER COLUMN "email" SET DATA TYPE varchar(2040);--> statement-breakpoint
ALTER TABLE "retail_async_customer_v2" ALTER COLUMN "url" SET DATA TYPE varchar(2040);--> statement-breakpoint
ALTER TABLE "retail_async_customer_v2" ALTER COLUMN "receipt_email" SET DATA TYPE varchar(2040);--> statement-breakpoint
ALTER TABLE "retail_async_customer_v2" ALTER COLUMN "receipt_option" SET DATA TYPE varchar(160);--> statement-breakpoint
ALTER TABLE "retail_async_customer_v2" ALTER COLUMN "language_id" SET DATA TYPE varchar(80);--> statement-breakpoint
ALTER TABLE "retail_async_customer_v2" ALTER COLUMN "currency" SET DATA TYPE varchar(24);--> statement-breakpoint
ALTER TABLE "retail_async_customer_v2" ALTER COLUMN "cust_group" SET DATA TYPE varchar(160);--> statement-breakpoint
ALTER TABLE "retail_async_customer_v2" ALTER COLUMN "price_group" SET DATA TYPE varchar(160);--> statement-breakpoint
ALTER TABLE "retail_async_customer_v2" ALTER COLUMN "invoice_account" SET DATA TYPE varchar(160);--> statement-breakpoint
ALTER TABLE "retail_async_customer_v2" ALTER COLUMN "credit_max" SET DATA TYPE varchar(160);--> statement-breakpoint
ALTER TABLE "retail_async_customer_v2" ALTER COLUMN "blocked" SET DATA TYPE varchar(80);--> statement-breakpoint
ALTER TABLE "retail_async_customer_v2" ALTER COLUMN "organization_id" SET DATA TYPE varchar(240);--> statement-breakpoint
ALTER TABLE "retail_async_customer_v2" ALTER COLUMN "line_disc" SET DATA TYPE varchar(160);--> statement-breakpoint
ALTER TABLE "retail_async_customer_v2" ALTER COLUMN "multiline_disc" SET DATA TYPE varchar(160);--> statement-breakpoint
ALTER TABLE "retail_async_customer_v2" ALTER COLUMN "end_disc" SET DATA TYPE varchar(160);--> statement-breakpoint
ALTER TABLE "retail_async_customer_v2" ALTER COLUMN "tax_group" SET DATA TYPE varchar(160);--> statement-breakpoint
ALTER TABLE "retail_async_customer_v2" ALTER COLUMN "vat_num" SET DATA TYPE varchar(240);--> statement-breakpoint
ALTER TABLE "retail_async_customer_v2" ALTER COLUMN "identification_number" SET DATA TYPE varchar(400);--> statement-breakpoint
ALTER TABLE "customer" ADD COLUMN "sort_key" text COLLATE "C" DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "operation" ADD COLUMN "sort_key" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "unsettled_operation" ADD COLUMN "sort_key" text COLLATE "C";--> statement-breakpoint
CREATE INDEX "duplicate_key_by_key" ON "duplicate_key" USING btree ("key");--> statement-breakpoint
-- A capture of a former version that still runs has a place in the lists before it has its key; what comes back has its key.
create function give_unsettled_sort_key() returns trigger language plpgsql as $$
begin
  new.sort_key := coalesce((select o.sort_key from operation o where o.operation_id = new.operation_id), '!' || lower(new.name));
  return new;
end
$$;
--> statement-breakpoint
create trigger give_sort_key before insert on unsettled_operation for each row
  when (new.sort_key is null and new.name is not null) execute function give_unsettled_sort_key();
--> statement-breakpoint
-- A key is personal data, and leaves with the last of what it was taken from.
create function remove_duplicate_keys() returns trigger language plpgsql set enable_seqscan = off as $$
begin
  delete from duplicate_key
  where customer_key = any(array(
    select gone.customer_key
    from deleted gone
    where not exists (select from customer c where c.customer_key = gone.customer_key)
      and not exists (select from operation o where o.customer_key = gone.customer_key)
  ));
  return null;
end
$$;
--> statement-breakpoint
create trigger remove_duplicate_keys after delete on customer referencing old table as deleted for each statement
  execute function remove_duplicate_keys();
--> statement-breakpoint
create trigger remove_duplicate_keys after delete on operation referencing old table as deleted for each statement
  execute function remove_duplicate_keys();
