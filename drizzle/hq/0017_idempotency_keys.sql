-- A channel database that was restored gets back the keyed hashes of the idempotency keys of its operations.
CREATE TABLE "idempotency_key" (
	"operation_id" uuid PRIMARY KEY NOT NULL,
	"channel_database_id" text NOT NULL,
	"channel_id" text NOT NULL,
	"customer_key" uuid NOT NULL,
	"key_hash" text NOT NULL,
	"request_hash" text NOT NULL,
	"captured_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "operation" ADD COLUMN "repeats" uuid;--> statement-breakpoint
ALTER TABLE "channel_database_contact" ADD COLUMN "pending" jsonb;--> statement-breakpoint
ALTER TABLE "channel_database_contact" ADD COLUMN "pending_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "idempotency_key_by_hash" ON "idempotency_key" USING btree ("channel_id","key_hash");--> statement-breakpoint
CREATE INDEX "idempotency_key_by_time" ON "idempotency_key" USING btree ("channel_database_id","captured_at","operation_id");--> statement-breakpoint
CREATE INDEX "idempotency_key_by_customer" ON "idempotency_key" USING btree ("customer_key");