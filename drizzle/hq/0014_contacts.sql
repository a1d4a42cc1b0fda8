CREATE TABLE "channel_database_contact" (
	"channel_database_id" text PRIMARY KEY NOT NULL,
	"holder" jsonb NOT NULL,
	"holder_since" timestamp with time zone DEFAULT now() NOT NULL,
	"contact_at" timestamp with time zone DEFAULT now() NOT NULL,
	"displaced" jsonb,
	"refused" jsonb,
	"refused_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "channel_database_contact" ADD CONSTRAINT "channel_database_contact_channel_database_id_channel_database_id_fk" FOREIGN KEY ("channel_database_id") REFERENCES "public"."channel_database"("id") ON DELETE no action ON UPDATE no action;