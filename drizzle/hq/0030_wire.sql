CREATE TABLE "process_ticket" (
	"ticket_hash" text PRIMARY KEY NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "store_connection" (
	"id" uuid PRIMARY KEY NOT NULL,
	"channel_database_id" text NOT NULL,
	"database" text,
	"holder" text NOT NULL,
	"internal_url" text NOT NULL,
	"lease_until" timestamp with time zone NOT NULL,
	"connected_at" timestamp with time zone DEFAULT now() NOT NULL,
	"wire_version" integer NOT NULL,
	"program_version" text
);
--> statement-breakpoint
ALTER TABLE "store_connection" ADD CONSTRAINT "store_connection_channel_database_id_channel_database_id_fk" FOREIGN KEY ("channel_database_id") REFERENCES "public"."channel_database"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "store_connection_by_channel_database" ON "store_connection" USING btree ("channel_database_id");