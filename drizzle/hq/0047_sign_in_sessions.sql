CREATE TABLE "sign_in_session" (
	"secret_hash" text PRIMARY KEY NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"subject" text NOT NULL,
	"name" text,
	"roles" text[] NOT NULL,
	"channels" text[],
	"signed_in_at" timestamp with time zone DEFAULT now() NOT NULL,
	"claims_until" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"idle_ends_at" timestamp with time zone NOT NULL,
	"is_refreshable" boolean NOT NULL,
	"sealed" text NOT NULL,
	"refreshing_until" timestamp with time zone
);
--> statement-breakpoint
CREATE UNIQUE INDEX "sign_in_session_id" ON "sign_in_session" USING btree ("id");