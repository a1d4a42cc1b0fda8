CREATE TABLE "first_load" (
	"id" uuid PRIMARY KEY NOT NULL,
	"scope" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"to_position" bigint,
	"parts" integer DEFAULT 0 NOT NULL,
	"rows_affected" integer DEFAULT 0 NOT NULL,
	"file_size" integer DEFAULT 0 NOT NULL,
	"checksum" text
);
--> statement-breakpoint
CREATE INDEX "first_load_by_scope" ON "first_load" USING btree ("scope","created_at");