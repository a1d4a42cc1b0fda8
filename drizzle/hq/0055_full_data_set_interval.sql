ALTER TABLE "download_position" ADD COLUMN "full_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "parameters" ADD COLUMN "full_data_set_interval_days" integer DEFAULT 0 NOT NULL;