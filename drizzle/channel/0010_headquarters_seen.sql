CREATE TABLE "headquarters_seen" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"incarnation" uuid NOT NULL,
	"number" bigint NOT NULL,
	"position" bigint NOT NULL,
	"numbers" jsonb NOT NULL,
	"seen_at" timestamp with time zone DEFAULT now() NOT NULL
);
