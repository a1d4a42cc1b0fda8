CREATE TABLE "attribute_group" (
	"data_area_id" text NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"attributes" text[] NOT NULL,
	CONSTRAINT "attribute_group_data_area_id_id_pk" PRIMARY KEY("data_area_id","id")
);
--> statement-breakpoint
CREATE TABLE "welcome_message" (
	"customer_key" uuid PRIMARY KEY NOT NULL,
	"data_area_id" text NOT NULL,
	"status" text DEFAULT 'WAITING' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp with time zone,
	"last_failure" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp with time zone,
	CONSTRAINT "welcome_message_status" CHECK ("welcome_message"."status" in ('WAITING', 'SENT', 'GIVEN_UP', 'NOT_SENT'))
);
--> statement-breakpoint
CREATE TABLE "welcome_template" (
	"data_area_id" text NOT NULL,
	"language_id" text NOT NULL,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	CONSTRAINT "welcome_template_data_area_id_language_id_pk" PRIMARY KEY("data_area_id","language_id")
);
--> statement-breakpoint
ALTER TABLE "feature" ADD COLUMN "read_by" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "feature" ADD COLUMN "not_implemented" text;--> statement-breakpoint
ALTER TABLE "operation" ADD COLUMN "imported" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "attribute_definition" ADD COLUMN "required" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "attribute_definition" ADD COLUMN "default_value" text;--> statement-breakpoint
ALTER TABLE "attribute_definition" ADD COLUMN "unit" text;--> statement-breakpoint
ALTER TABLE "attribute_definition" ADD COLUMN "friendly_name" text;--> statement-breakpoint
ALTER TABLE "attribute_definition" ADD COLUMN "help_text" text;--> statement-breakpoint
ALTER TABLE "attribute_definition" ADD COLUMN "translations" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "legal_entity" ADD COLUMN "customer_attribute_group" text;--> statement-breakpoint
ALTER TABLE "legal_entity" ADD COLUMN "send_welcome_messages" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "parameters" ADD COLUMN "enable_new_features" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "attribute_group" ADD CONSTRAINT "attribute_group_data_area_id_legal_entity_data_area_id_fk" FOREIGN KEY ("data_area_id") REFERENCES "public"."legal_entity"("data_area_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "welcome_template" ADD CONSTRAINT "welcome_template_data_area_id_legal_entity_data_area_id_fk" FOREIGN KEY ("data_area_id") REFERENCES "public"."legal_entity"("data_area_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "welcome_message_unsent" ON "welcome_message" USING btree ("created_at") WHERE "welcome_message"."status" in ('WAITING', 'GIVEN_UP');--> statement-breakpoint
CREATE INDEX "welcome_message_due" ON "welcome_message" USING btree ("next_attempt_at") WHERE "welcome_message"."status" = 'WAITING';