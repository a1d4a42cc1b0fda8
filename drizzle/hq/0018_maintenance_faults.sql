CREATE TABLE "maintenance_fault" (
	"id" text PRIMARY KEY NOT NULL,
	"failures" integer NOT NULL,
	"since" timestamp with time zone DEFAULT now() NOT NULL
);
