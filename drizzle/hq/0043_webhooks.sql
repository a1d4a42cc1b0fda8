CREATE TABLE "webhook_delivery" (
	"endpoint_id" uuid NOT NULL,
	"number" bigint NOT NULL,
	"webhook_id" text NOT NULL,
	"event" text NOT NULL,
	"customer_key" uuid,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"milliseconds" integer NOT NULL,
	"outcome" text NOT NULL,
	"status" integer,
	"answer" text NOT NULL,
	CONSTRAINT "webhook_delivery_endpoint_id_number_pk" PRIMARY KEY("endpoint_id","number")
);
--> statement-breakpoint
CREATE TABLE "webhook_endpoint" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"url" text NOT NULL,
	"description" text NOT NULL,
	"events" text[] NOT NULL,
	"format" text NOT NULL,
	"personal_data" boolean NOT NULL,
	"enabled" boolean DEFAULT true NOT NULL,
	"disabled_at" timestamp with time zone,
	"disabled_by" text,
	"disabled_reason" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" text NOT NULL,
	"position" bigint NOT NULL,
	"revision" integer DEFAULT 0 NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	"failing_since" timestamp with time zone,
	"next_attempt_at" timestamp with time zone,
	"last_delivered_at" timestamp with time zone,
	"last_failure" text,
	"attempts" bigint DEFAULT 0 NOT NULL,
	"lease_id" uuid,
	"lease_until" timestamp with time zone,
	"holder" text,
	CONSTRAINT "webhook_endpoint_format" CHECK ("webhook_endpoint"."format" in ('STANDARD', 'CLOUDEVENTS')),
	CONSTRAINT "webhook_endpoint_disabled" CHECK ("webhook_endpoint"."enabled" = ("webhook_endpoint"."disabled_at" is null))
);
--> statement-breakpoint
CREATE TABLE "webhook_secret" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"endpoint_id" uuid NOT NULL,
	"secret" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ends_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "webhook_set_aside" (
	"endpoint_id" uuid NOT NULL,
	"webhook_id" text NOT NULL,
	"event" text NOT NULL,
	"position" bigint NOT NULL,
	"subject" text NOT NULL,
	"customer_key" uuid,
	"facts" jsonb NOT NULL,
	"blocks" boolean NOT NULL,
	"set_aside_at" timestamp with time zone DEFAULT now() NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp with time zone,
	"last_failure" text,
	CONSTRAINT "webhook_set_aside_endpoint_id_webhook_id_pk" PRIMARY KEY("endpoint_id","webhook_id")
);
--> statement-breakpoint
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_endpoint_id_webhook_endpoint_id_fk" FOREIGN KEY ("endpoint_id") REFERENCES "public"."webhook_endpoint"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_secret" ADD CONSTRAINT "webhook_secret_endpoint_id_webhook_endpoint_id_fk" FOREIGN KEY ("endpoint_id") REFERENCES "public"."webhook_endpoint"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_set_aside" ADD CONSTRAINT "webhook_set_aside_endpoint_id_webhook_endpoint_id_fk" FOREIGN KEY ("endpoint_id") REFERENCES "public"."webhook_endpoint"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "webhook_delivery_by_customer" ON "webhook_delivery" USING btree ("customer_key") WHERE customer_key is not null;--> statement-breakpoint
CREATE INDEX "webhook_secret_by_endpoint" ON "webhook_secret" USING btree ("endpoint_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "webhook_secret_current" ON "webhook_secret" USING btree ("endpoint_id") WHERE ends_at is null;--> statement-breakpoint
CREATE INDEX "webhook_set_aside_due" ON "webhook_set_aside" USING btree ("endpoint_id","next_attempt_at") WHERE next_attempt_at is not null;--> statement-breakpoint
CREATE INDEX "webhook_set_aside_by_subject" ON "webhook_set_aside" USING btree ("endpoint_id","subject","position");--> statement-breakpoint
CREATE INDEX "webhook_set_aside_by_customer" ON "webhook_set_aside" USING btree ("customer_key") WHERE customer_key is not null;