ALTER TABLE "retail_async_address_v2" ADD COLUMN "phone" varchar(160);--> statement-breakpoint
ALTER TABLE "retail_async_address_v2" ADD COLUMN "email" varchar(2040);--> statement-breakpoint
ALTER TABLE "retail_async_address_v2" ADD COLUMN "url" varchar(2040);--> statement-breakpoint
ALTER TABLE "retail_async_address_v2" ADD COLUMN "tax_group" varchar(160);--> statement-breakpoint
ALTER TABLE "retail_async_customer_contact" ADD COLUMN "consent_wording" varchar(8000);