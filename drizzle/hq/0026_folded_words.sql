CREATE TABLE "duplicate_key" (
	"customer_key" uuid NOT NULL,
	"key" text COLLATE "C" NOT NULL,
	"national" text NOT NULL,
	CONSTRAINT "duplicate_key_customer_key_key_national_pk" PRIMARY KEY("customer_key","key","national")
);
--> statement-breakpoint
-- Those of an expression would be built again with the type of its column.
DROP INDEX "customer_by_email";--> statement-breakpoint
DROP INDEX "customer_by_phone";--> statement-breakpoint
DROP INDEX "retail_async_customer_v2_by_search";--> statement-breakpoint
ALTER TABLE "customer" ALTER COLUMN "relationship_type" SET DATA TYPE varchar(160);--> statement-breakpoint
ALTER TABLE "customer" ALTER COLUMN "cust_name" SET DATA TYPE varchar(800);--> statement-breakpoint
ALTER TABLE "customer" ALTER COLUMN "first_name" SET DATA TYPE varchar(200);--> statement-breakpoint
ALTER TABLE "customer" ALTER COLUMN "middle_name" SET DATA TYPE varchar(200);--> statement-breakpoint
ALTER TABLE "customer" ALTER COLUMN "last_name" SET DATA TYPE varchar(200);--> statement-breakpoint
ALTER TABLE "customer" ALTER COLUMN "title" SET DATA TYPE varchar(240);--> statement-breakpoint
ALTER TABLE "customer" ALTER COLUMN "phone" SET DATA TYPE varchar(160);--> statement-breakpoint
ALTER TABLE "customer" ALTER COLUMN "phone_extension" SET DATA TYPE varchar(80);--> statement-breakpoint
ALTER TABLE "customer" ALTER COLUMN "cellular_phone" SET DATA TYPE varchar(160);--> statement-breakpoint
ALTER TABLE "customer" ALTER COLUMN "email" SET DATA TYPE varchar(2040);--> statement-breakpoint
ALTER TABLE "customer" ALTER COLUMN "url" SET DATA TYPE varchar(2040);--> statement-breakpoint
ALTER TABLE "customer" ALTER COLUMN "receipt_email" SET DATA TYPE varchar(2040);--> statement-breakpoint
ALTER TABLE "customer" ALTER COLUMN "receipt_option" SET DATA TYPE varchar(160);--> statement-breakpoint
ALTER TABLE "customer" ALTER COLUMN "language_id" SET DATA TYPE varchar(80);--> statement-breakpoint
ALTER TABLE "customer" ALTER COLUMN "currency" SET DATA TYPE varchar(24);--> statement-breakpoint
ALTER TABLE "customer" ALTER COLUMN "cust_group" SET DATA TYPE varchar(160);--> statement-breakpoint
ALTER TABLE "customer" ALTER COLUMN "price_group" SET DATA TYPE varchar(160);--> statement-breakpoint
ALTER TABLE "customer" ALTER COLUMN "invoice_account" SET DATA TYPE varchar(160);--> statement-breakpoint
ALTER TABLE "customer" ALTER COLUMN "credit_max" SET DATA TYPE varchar(160);--> statement-breakpoint
ALTER TABLE "customer" ALTER COLUMN "blocked" SET DATA TYPE varchar(80);--> statement-breakpoint
ALTER TABLE "customer" ALTER COLUMN "organization_id" SET DATA TYPE varchar(240);--> statement-breakpoint
ALTER TABLE "customer" ALTER COLUMN "line_disc" SET DATA TYPE varchar(160);--> statement-breakpoint
ALTER TABLE "customer" ALTER COLUMN "multiline_disc" SET DATA TYPE varchar(160);--> statement-breakpoint
ALTER TABLE "customer" ALTER COLUMN "end_disc" SET DATA TYPE varchar(160);--> statement-breakpoint
ALTER TABLE "customer" ALTER COLUMN "tax_group" SET DATA TYPE varchar(160);--> statement-breakpoint
ALTER TABLE "customer" ALTER COLUMN "vat_num" SET DATA TYPE varchar(240);--> statement-breakpoint
ALTER TABLE "customer" ALTER COLUMN "identification_number" SET DATA TYPE varchar(400);--> statement-breakpoint
ALTER TABLE "customer_address" ALTER COLUMN "address_name" SET DATA TYPE varchar(800);--> statement-breakpoint
ALTER TABLE "customer_address" ALTER COLUMN "role" SET DATA TYPE varchar(160);--> statement-breakpoint
ALTER TABLE "customer_address" ALTER COLUMN "street" SET DATA TYPE varchar(2000);--> statement-breakpoint
ALTER TABLE "customer_address" ALTER COLUMN "street_number" SET DATA TYPE varchar(160);--> statement-breakpoint
ALTER TABLE "customer_address" ALTER COLUMN "building_complement" SET DATA TYPE varchar(480);--> statement-breakpoint
ALTER TABLE "customer_address" ALTER COLUMN "city" SET DATA TYPE varchar(480);--> statement-breakpoint
ALTER TABLE "customer_address" ALTER COLUMN "county" SET DATA TYPE varchar(480);--> statement-breakpoint
ALTER TABLE "customer_address" ALTER COLUMN "state" SET DATA TYPE varchar(480);--> statement-breakpoint
ALTER TABLE "customer_address" ALTER COLUMN "district_name" SET DATA TYPE varchar(480);--> statement-breakpoint
ALTER TABLE "customer_address" ALTER COLUMN "zip" SET DATA TYPE varchar(80);--> statement-breakpoint
ALTER TABLE "customer_address" ALTER COLUMN "country" SET DATA TYPE varchar(80);--> statement-breakpoint
ALTER TABLE "customer_contact" ALTER COLUMN "value" SET DATA TYPE varchar(2040);--> statement-breakpoint
ALTER TABLE "customer_contact" ALTER COLUMN "extension" SET DATA TYPE varchar(80);--> statement-breakpoint
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
ALTER TABLE "retail_async_customer_v2" ADD COLUMN "search" "tsvector";--> statement-breakpoint
CREATE INDEX "duplicate_key_by_key" ON "duplicate_key" USING btree ("key");--> statement-breakpoint
create or replace function remove_parts() returns trigger language plpgsql
set enable_seqscan = off as $$
begin
  delete from customer_address where customer_key = any(array(select customer_key from deleted));
  delete from customer_contact where customer_key = any(array(select customer_key from deleted));
  delete from customer_affiliation where customer_key = any(array(select customer_key from deleted));
  delete from customer_attribute where customer_key = any(array(select customer_key from deleted));
  delete from duplicate_key where customer_key = any(array(select customer_key from deleted));
  return null;
end
$$;
