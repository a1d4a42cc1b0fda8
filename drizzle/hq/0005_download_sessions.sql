ALTER TABLE "download_session" ADD COLUMN "asked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "download_session" ADD COLUMN "parts" integer DEFAULT 0 NOT NULL;