ALTER TABLE "operation" ADD COLUMN "cleared_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "batch_run_by_end" ON "batch_run" USING btree ("ended_at") WHERE ended_at is not null;--> statement-breakpoint
CREATE INDEX "synchronize_chunk_by_end" ON "synchronize_chunk" USING btree ("ended_at") WHERE ended_at is not null;--> statement-breakpoint
CREATE INDEX "audit_entry_by_target" ON "audit_entry" USING btree ("target","id") WHERE target is not null;--> statement-breakpoint
CREATE INDEX "audit_entry_by_actor" ON "audit_entry" USING btree ("actor","id");--> statement-breakpoint
CREATE INDEX "operation_to_clear" ON "operation" USING btree ("settled_at","operation_id") WHERE settled_at is not null and cleared_at is null;