CREATE TABLE "customer_fingerprint" (
	"customer_key" uuid PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"fingerprint" text NOT NULL,
	"form" text NOT NULL,
	"position" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "difference" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"number" bigint GENERATED ALWAYS AS IDENTITY (sequence name "difference_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"channel_database_id" text,
	"customer_key" uuid NOT NULL,
	"data_area_id" text,
	"headquarters_fingerprint" text,
	"channel_fingerprint" text,
	"other_customer_key" uuid,
	"message" text NOT NULL,
	"first_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	"run_id" uuid NOT NULL,
	"last_run_id" uuid NOT NULL,
	"reason" text,
	"resolved_by" text,
	CONSTRAINT "difference_by_number" UNIQUE("number"),
	CONSTRAINT "difference_status" CHECK ("difference"."status" in ('OPEN', 'MENDED', 'REPORTED', 'GONE', 'ACCEPTED'))
);
--> statement-breakpoint
CREATE TABLE "reconciliation" (
	"place" text PRIMARY KEY NOT NULL,
	"result" text NOT NULL,
	"message" text,
	"run_id" uuid NOT NULL,
	"attempted_at" timestamp with time zone DEFAULT now() NOT NULL,
	"compared_at" timestamp with time zone,
	"position" bigint,
	"whole_at" timestamp with time zone,
	"ranges" integer DEFAULT 0 NOT NULL,
	"customers" integer DEFAULT 0 NOT NULL,
	"rows_compared" integer DEFAULT 0 NOT NULL,
	"on_their_way" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "difference_open" ON "difference" USING btree ("customer_key","kind",coalesce(channel_database_id, '')) WHERE status in ('OPEN', 'REPORTED');--> statement-breakpoint
CREATE INDEX "difference_by_customer" ON "difference" USING btree ("customer_key");--> statement-breakpoint
CREATE INDEX "difference_by_status" ON "difference" USING btree ("status","number");--> statement-breakpoint
CREATE INDEX "difference_by_end" ON "difference" USING btree ("ended_at") WHERE ended_at is not null;
--> statement-breakpoint
insert into batch_job (id, caption, aliases, description)
values (
  'reconcile',
  'Compare channel databases with headquarters',
  array['reconcile-changes']::text[],
  'Compares the customers of each channel database with headquarters, and headquarters with its own log: names what a channel lacks or has wrong again for 1010, sends operations whose result is gone back to be synchronized, and reports the rest.'
);
--> statement-breakpoint
insert into distribution_schedule (id, name, jobs, group_id, recurrence, active)
values
  ('reconcile', 'Compare channel databases with headquarters', array['reconcile'], null, '47 2 * * *', true),
  ('reconcile-changes', 'Compare what has changed with headquarters', array['reconcile-changes'], null, '*/10 * * * *', true)
on conflict do nothing;
