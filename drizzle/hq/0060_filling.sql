CREATE TABLE "filling" (
	"kind" text PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"round" integer DEFAULT 1 NOT NULL,
	"last_key" uuid NOT NULL,
	"ended_at" timestamp with time zone
);
