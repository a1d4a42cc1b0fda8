CREATE TABLE "customer_merge" (
	"merge_id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"number" bigint GENERATED ALWAYS AS IDENTITY (sequence name "customer_merge_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"merged_key" uuid NOT NULL,
	"kept_key" uuid NOT NULL,
	"leads_to" uuid NOT NULL,
	"leads_to_version" integer NOT NULL,
	"data_area_id" text NOT NULL,
	"merged_account" text NOT NULL,
	"kept_version" integer NOT NULL,
	"same_parts" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"stored" jsonb,
	"merged_at" timestamp with time zone DEFAULT now() NOT NULL,
	"merged_by" text NOT NULL,
	"undone_at" timestamp with time zone,
	"undone_by" text,
	CONSTRAINT "customer_merge_by_number" UNIQUE("number")
);
--> statement-breakpoint
-- A merged customer can have the cards of both.
ALTER TABLE "loyalty_card" DROP CONSTRAINT "loyalty_card_customerKey_unique";--> statement-breakpoint
CREATE UNIQUE INDEX "customer_merge_redirect" ON "customer_merge" USING btree ("merged_key") WHERE undone_at is null;--> statement-breakpoint
CREATE INDEX "customer_merge_by_merged" ON "customer_merge" USING btree ("merged_key","number");--> statement-breakpoint
CREATE INDEX "customer_merge_by_target" ON "customer_merge" USING btree ("leads_to","number");--> statement-breakpoint
CREATE INDEX "customer_merge_by_kept" ON "customer_merge" USING btree ("kept_key","number");--> statement-breakpoint
CREATE INDEX "customer_merge_by_account" ON "customer_merge" USING btree ("data_area_id","merged_account");--> statement-breakpoint
CREATE INDEX "customer_merge_to_forget" ON "customer_merge" USING btree ("merged_at") WHERE stored is not null;