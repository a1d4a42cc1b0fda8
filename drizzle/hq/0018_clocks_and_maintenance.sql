-- Maintenance that a fault has stopped again and again, and the clock of each worker.
CREATE TABLE "maintenance_fault" (
	"id" text PRIMARY KEY NOT NULL,
	"failures" integer NOT NULL,
	"since" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "schedule_worker" ADD COLUMN "process" text;--> statement-breakpoint
ALTER TABLE "schedule_worker" ADD COLUMN "clock_skew_seconds" double precision;
