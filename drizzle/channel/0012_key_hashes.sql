-- The keyed hash of an idempotency key travels with the operation, so that headquarters can return it after a restore.
CREATE TABLE "repeated_operation" (
	"operation_id" uuid PRIMARY KEY NOT NULL,
	"repeats" uuid NOT NULL
);
--> statement-breakpoint
ALTER TABLE "operation" ADD COLUMN "key_hash" text;--> statement-breakpoint
ALTER TABLE "operation" ADD COLUMN "request_hash" text;--> statement-breakpoint
ALTER TABLE "idempotency" ADD COLUMN "returned_route" text;