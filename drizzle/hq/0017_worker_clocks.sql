ALTER TABLE "schedule_worker" ADD COLUMN "process" text;--> statement-breakpoint
ALTER TABLE "schedule_worker" ADD COLUMN "clock_skew_seconds" double precision;