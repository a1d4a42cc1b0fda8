CREATE TABLE "bulk_run" (
	"run_id" uuid PRIMARY KEY NOT NULL,
	"filter" jsonb NOT NULL,
	"channels" text[],
	"reason" text,
	"through" bigint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "bulk_run_item" (
	"run_id" uuid NOT NULL,
	"place" bigint NOT NULL,
	"operation_id" uuid NOT NULL,
	"result" text,
	"code" text,
	CONSTRAINT "bulk_run_item_run_id_place_pk" PRIMARY KEY("run_id","place"),
	CONSTRAINT "bulk_run_item_result" CHECK ("bulk_run_item"."result" in ('SYNCED', 'FAILED', 'SKIPPED')),
	CONSTRAINT "bulk_run_item_has_code" CHECK ("bulk_run_item"."result" = 'SYNCED' or "bulk_run_item"."result" is null or "bulk_run_item"."code" is not null)
);
--> statement-breakpoint
CREATE TABLE "operation_error_count" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"fingerprint" text NOT NULL,
	"channel_id" text NOT NULL,
	"error_class" text NOT NULL,
	"error_code" text NOT NULL,
	"n" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "batch_run" ADD COLUMN "skipped" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "operation" ADD COLUMN "conflicts" jsonb;--> statement-breakpoint
ALTER TABLE "operation_attempt" ADD COLUMN "override" jsonb;--> statement-breakpoint
ALTER TABLE "bulk_run" ADD CONSTRAINT "bulk_run_run_id_batch_run_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."batch_run"("run_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "bulk_run_item_by_result" ON "bulk_run_item" USING btree ("run_id","result","place") WHERE result is not null;--> statement-breakpoint
CREATE INDEX "operation_error_count_by_channel" ON "operation_error_count" USING btree ("channel_id","fingerprint");--> statement-breakpoint
CREATE INDEX "operation_by_channel_and_fingerprint" ON "operation" USING btree ("channel_id","fingerprint","captured_at","operation_id") WHERE status = 'FAILED';