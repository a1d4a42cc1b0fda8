CREATE TABLE "headquarters_check" (
	"channel_database_id" text PRIMARY KEY NOT NULL,
	"incarnation" uuid NOT NULL,
	"rewound_at" timestamp with time zone,
	"seen_incarnation" uuid,
	"seen_position" bigint,
	"seen_numbers" jsonb
);
--> statement-breakpoint
CREATE TABLE "incarnation" (
	"number" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "incarnation_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"began_at_position" bigint NOT NULL,
	"began_at" timestamp with time zone DEFAULT now() NOT NULL,
	"server" text NOT NULL,
	CONSTRAINT "incarnation_id_unique" UNIQUE("id")
);
--> statement-breakpoint
ALTER TABLE "headquarters_check" ADD CONSTRAINT "headquarters_check_channel_database_id_channel_database_id_fk" FOREIGN KEY ("channel_database_id") REFERENCES "public"."channel_database"("id") ON DELETE cascade ON UPDATE no action;