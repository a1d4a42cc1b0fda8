ALTER TABLE "operation_attempt" ADD COLUMN "revision" integer;--> statement-breakpoint
CREATE INDEX "operation_attempt_by_run" ON "operation_attempt" USING btree ("run_id") WHERE run_id is not null;