CREATE TABLE "schedule_worker" (
	"worker_id" text PRIMARY KEY NOT NULL,
	"lease_until" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "channel_database" ADD COLUMN "number_offset" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "operation" ADD COLUMN "number_offset" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "download_session_by_number" ON "download_session" USING btree ("number");--> statement-breakpoint
CREATE INDEX "download_session_unfinished" ON "download_session" USING btree ("channel_database_id","job_id") WHERE status not in ('APPLIED', 'NO_DATA', 'CANCELED');--> statement-breakpoint
CREATE UNIQUE INDEX "upload_session_by_number" ON "upload_session" USING btree ("number");--> statement-breakpoint
CREATE INDEX "upload_session_unfinished" ON "upload_session" USING btree ("channel_database_id") WHERE status in ('STARTED', 'UPLOADED');