CREATE TABLE "customer_consent" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "customer_consent_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"customer_key" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"purpose" text NOT NULL,
	"given" boolean NOT NULL,
	"contact_id" uuid NOT NULL,
	"contact_type" text NOT NULL,
	"contact_value" text NOT NULL,
	"channel_id" text,
	"actor" text NOT NULL,
	"operation_id" uuid NOT NULL,
	"wording" text,
	CONSTRAINT "customer_consent_once" UNIQUE("operation_id","contact_id","given")
);
--> statement-breakpoint
ALTER TABLE "customer_address" ADD COLUMN "phone" varchar(160);--> statement-breakpoint
ALTER TABLE "customer_address" ADD COLUMN "email" varchar(2040);--> statement-breakpoint
ALTER TABLE "customer_address" ADD COLUMN "url" varchar(2040);--> statement-breakpoint
ALTER TABLE "customer_address" ADD COLUMN "tax_group" varchar(160);--> statement-breakpoint
ALTER TABLE "retail_async_address_v2" ADD COLUMN "phone" varchar(160);--> statement-breakpoint
ALTER TABLE "retail_async_address_v2" ADD COLUMN "email" varchar(2040);--> statement-breakpoint
ALTER TABLE "retail_async_address_v2" ADD COLUMN "url" varchar(2040);--> statement-breakpoint
ALTER TABLE "retail_async_address_v2" ADD COLUMN "tax_group" varchar(160);--> statement-breakpoint
ALTER TABLE "retail_async_customer_contact" ADD COLUMN "consent_wording" varchar(8000);--> statement-breakpoint
ALTER TABLE "legal_entity" ADD COLUMN "tax_groups" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "legal_entity" ADD COLUMN "price_groups" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "legal_entity" ADD COLUMN "line_discounts" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "legal_entity" ADD COLUMN "multiline_discounts" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "legal_entity" ADD COLUMN "end_discounts" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "parameters" ADD COLUMN "address_purposes" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
CREATE INDEX "customer_consent_by_customer" ON "customer_consent" USING btree ("customer_key","id");