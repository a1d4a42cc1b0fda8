CREATE TABLE "headquarters_identity" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"headquarters_id" uuid DEFAULT gen_random_uuid() NOT NULL,
	CONSTRAINT "headquarters_identity_one_row" CHECK ("headquarters_identity"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE "join_code" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"channel_database_id" text NOT NULL,
	"code_hash" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"key_id" text,
	"canceled_at" timestamp with time zone,
	CONSTRAINT "join_code_hash" UNIQUE("code_hash")
);
--> statement-breakpoint
CREATE TABLE "store_key" (
	"id" text PRIMARY KEY NOT NULL,
	"channel_database_id" text NOT NULL,
	"public_key" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"join_code_id" uuid NOT NULL,
	"joined_at" timestamp with time zone NOT NULL,
	"first_used_at" timestamp with time zone,
	"last_used_at" timestamp with time zone,
	"ends_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	"revoked_by" text
);
--> statement-breakpoint
CREATE TABLE "token_key_set" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"content" jsonb NOT NULL,
	"confirmed_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "join_code" ADD CONSTRAINT "join_code_channel_database_id_channel_database_id_fk" FOREIGN KEY ("channel_database_id") REFERENCES "public"."channel_database"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "store_key" ADD CONSTRAINT "store_key_channel_database_id_channel_database_id_fk" FOREIGN KEY ("channel_database_id") REFERENCES "public"."channel_database"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "store_key" ADD CONSTRAINT "store_key_join_code_id_join_code_id_fk" FOREIGN KEY ("join_code_id") REFERENCES "public"."join_code"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "join_code_by_channel_database" ON "join_code" USING btree ("channel_database_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "join_code_open" ON "join_code" USING btree ("channel_database_id") WHERE used_at is null and canceled_at is null;--> statement-breakpoint
CREATE INDEX "store_key_by_channel_database" ON "store_key" USING btree ("channel_database_id","created_at");--> statement-breakpoint
insert into headquarters_identity default values;
