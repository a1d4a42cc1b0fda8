ALTER TABLE "realtime_service_call" ADD COLUMN "changed_position" bigint;--> statement-breakpoint
ALTER TABLE "realtime_service_call" ADD COLUMN "last_applied" jsonb;--> statement-breakpoint
CREATE INDEX "realtime_service_call_avoidable" ON "realtime_service_call" USING btree ("channel_id","started_at","method","reason","blocking_feature","missing_jobs") WHERE avoidable;