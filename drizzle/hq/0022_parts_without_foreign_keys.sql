ALTER TABLE "customer" DROP CONSTRAINT "customer_data_area_id_legal_entity_data_area_id_fk";
--> statement-breakpoint
ALTER TABLE "customer_account" DROP CONSTRAINT "customer_account_data_area_id_legal_entity_data_area_id_fk";
--> statement-breakpoint
ALTER TABLE "customer_address" DROP CONSTRAINT "customer_address_customer_key_customer_customer_key_fk";
--> statement-breakpoint
ALTER TABLE "customer_affiliation" DROP CONSTRAINT "customer_affiliation_customer_key_customer_customer_key_fk";
--> statement-breakpoint
ALTER TABLE "customer_attribute" DROP CONSTRAINT "customer_attribute_customer_key_customer_customer_key_fk";
--> statement-breakpoint
ALTER TABLE "customer_contact" DROP CONSTRAINT "customer_contact_customer_key_customer_customer_key_fk";
--> statement-breakpoint
-- What the foreign keys did for deletions, once for each statement.
create function remove_parts() returns trigger language plpgsql
set enable_seqscan = off as $$
begin
  delete from customer_address where customer_key = any(array(select customer_key from deleted));
  delete from customer_contact where customer_key = any(array(select customer_key from deleted));
  delete from customer_affiliation where customer_key = any(array(select customer_key from deleted));
  delete from customer_attribute where customer_key = any(array(select customer_key from deleted));
  return null;
end
$$;
--> statement-breakpoint
create trigger remove_parts after delete on customer referencing old table as deleted for each statement execute function remove_parts();
