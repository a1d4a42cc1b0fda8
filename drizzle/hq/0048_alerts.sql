CREATE TABLE "alert" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"number" bigint GENERATED ALWAYS AS IDENTITY (sequence name "alert_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"rule" text NOT NULL,
	"subject" text NOT NULL,
	"checks" text[] NOT NULL,
	"message" text NOT NULL,
	"first_seen_at" timestamp with time zone NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL,
	"well_since" timestamp with time zone,
	"opened_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	"announced_at" timestamp with time zone,
	CONSTRAINT "alert_closed_was_open" CHECK ("alert"."closed_at" is null or "alert"."opened_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "alert_mute" (
	"rule" text NOT NULL,
	"subject" text NOT NULL,
	"muted_at" timestamp with time zone DEFAULT now() NOT NULL,
	"muted_by" text NOT NULL,
	"muted_until" timestamp with time zone NOT NULL,
	"reason" text NOT NULL,
	CONSTRAINT "alert_mute_rule_subject_pk" PRIMARY KEY("rule","subject")
);
--> statement-breakpoint
CREATE TABLE "alert_notice" (
	"alert_id" uuid NOT NULL,
	"event" text NOT NULL,
	"channel" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"status" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp with time zone,
	"sent_at" timestamp with time zone,
	"last_failure" text,
	CONSTRAINT "alert_notice_alert_id_event_channel_pk" PRIMARY KEY("alert_id","event","channel"),
	CONSTRAINT "alert_notice_status" CHECK ("alert_notice"."status" in ('WAITING', 'SENT', 'GIVEN_UP'))
);
--> statement-breakpoint
CREATE TABLE "alert_rule" (
	"rule" text PRIMARY KEY NOT NULL,
	"enabled" boolean NOT NULL,
	"opens_after_seconds" integer NOT NULL,
	"closes_after_seconds" integer NOT NULL,
	"threshold" integer
);
--> statement-breakpoint
CREATE TABLE "alert_watch" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"looked_at" timestamp with time zone,
	"lease_id" uuid,
	"lease_until" timestamp with time zone,
	"holder" text
);
--> statement-breakpoint
ALTER TABLE "alert_notice" ADD CONSTRAINT "alert_notice_alert_id_alert_id_fk" FOREIGN KEY ("alert_id") REFERENCES "public"."alert"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "alert_one_at_a_time" ON "alert" USING btree ("rule","subject") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "alert_by_number" ON "alert" USING btree ("number") WHERE opened_at is not null;--> statement-breakpoint
CREATE INDEX "alert_notice_due" ON "alert_notice" USING btree ("next_attempt_at") WHERE status = 'WAITING';