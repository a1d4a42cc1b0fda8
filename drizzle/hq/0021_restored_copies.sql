-- A restored copy of a channel database that has everything it had uploaded is noticed by the log that headquarters has seen.
ALTER TABLE "incarnation" ADD COLUMN "recovering_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "channel_database_contact" ADD COLUMN "log_position" bigint;--> statement-breakpoint
ALTER TABLE "channel_database_contact" ADD COLUMN "log_operation_id" uuid;--> statement-breakpoint
CREATE INDEX "incarnation_recovering" ON "incarnation" USING btree ("recovering_since") WHERE recovering_since is not null;--> statement-breakpoint
UPDATE "channel_database_contact"
SET "log_position" = ("pending" ->> 'position')::bigint,
  "log_operation_id" = ("pending" -> 'newest' -> 0 ->> 'operationId')::uuid,
  "pending" = "pending" - 'position'
WHERE "pending" IS NOT NULL;
