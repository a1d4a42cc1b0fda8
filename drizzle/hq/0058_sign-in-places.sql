ALTER TABLE "sign_in_session" ADD COLUMN "device" text;--> statement-breakpoint
ALTER TABLE "sign_in_session" ADD COLUMN "address" text;--> statement-breakpoint
ALTER TABLE "sign_in_session" ADD COLUMN "last_active_at" timestamp with time zone DEFAULT now() NOT NULL;