ALTER TABLE "distribution_schedule" ADD COLUMN "time_zone" text DEFAULT 'UTC' NOT NULL;--> statement-breakpoint
ALTER TABLE "distribution_schedule" ADD COLUMN "active_from" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "distribution_schedule" ADD COLUMN "active_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "distribution_schedule" ADD COLUMN "withheld_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "distribution_schedule" ADD COLUMN "withheld_by" text;--> statement-breakpoint
ALTER TABLE "distribution_schedule" ADD COLUMN "withheld_reason" text;