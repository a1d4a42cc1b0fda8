CREATE TABLE "loyalty_card" (
	"card_id" uuid PRIMARY KEY NOT NULL,
	"card_number" text NOT NULL,
	"number_key" text NOT NULL,
	"data_area_id" text NOT NULL,
	"customer_key" uuid,
	"version" integer NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	"applied_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "retail_async_customer_v2" ADD COLUMN "opt_out_personalization" varchar(40);--> statement-breakpoint
ALTER TABLE "retail_async_customer_v2" ADD COLUMN "opt_out_web_activity_tracking" varchar(40);--> statement-breakpoint
ALTER TABLE "retail_async_customer_v2" ADD COLUMN "block_loyalty_enrollment" varchar(40);--> statement-breakpoint
CREATE INDEX "loyalty_card_by_number" ON "loyalty_card" USING btree ("data_area_id","number_key");--> statement-breakpoint
CREATE INDEX "loyalty_card_by_customer" ON "loyalty_card" USING btree ("customer_key");