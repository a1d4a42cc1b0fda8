CREATE TABLE "applied_job" (
	"job_id" text PRIMARY KEY NOT NULL,
	"position" bigint NOT NULL,
	"session_id" uuid,
	"rows_affected" integer DEFAULT 0 NOT NULL,
	"applied_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_entry" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"actor" text NOT NULL,
	"roles" text[] NOT NULL,
	"action" text NOT NULL,
	"target" text,
	"result" text NOT NULL,
	"request_id" text,
	"reason" text
);
--> statement-breakpoint
CREATE TABLE "channel_cache" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"generation" bigint NOT NULL,
	"loaded_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"content" jsonb NOT NULL,
	CONSTRAINT "channel_cache_one_row" CHECK ("channel_cache"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE "channel_switch" (
	"channel_id" text PRIMARY KEY NOT NULL,
	"offline" boolean DEFAULT false NOT NULL,
	"realtime_service_available" boolean DEFAULT true NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "configuration" (
	"kind" text NOT NULL,
	"id" text NOT NULL,
	"job_id" text NOT NULL,
	"content" jsonb NOT NULL,
	CONSTRAINT "configuration_kind_id_pk" PRIMARY KEY("kind","id")
);
--> statement-breakpoint
CREATE TABLE "customer" (
	"customer_key" uuid PRIMARY KEY NOT NULL,
	"data_area_id" text NOT NULL,
	"account" text NOT NULL,
	"name" text NOT NULL,
	"version" integer NOT NULL,
	"address_books" text[] NOT NULL,
	"document" jsonb NOT NULL,
	"created_at" text GENERATED ALWAYS AS (document ->> 'createdAt') STORED,
	"search" "tsvector" NOT NULL,
	"applied_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "customer_account" UNIQUE("data_area_id","account")
);
--> statement-breakpoint
CREATE TABLE "customer_counter" (
	"customer_key" uuid PRIMARY KEY NOT NULL,
	"n" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "database_identity" (
	"channel_database_id" text PRIMARY KEY NOT NULL,
	"source_id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "idempotency" (
	"scope" text NOT NULL,
	"key" text NOT NULL,
	"request_hash" text NOT NULL,
	"customer_key" uuid NOT NULL,
	"operation_id" uuid NOT NULL,
	"state" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"routed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "idempotency_scope_key_pk" PRIMARY KEY("scope","key")
);
--> statement-breakpoint
CREATE TABLE "idempotency_secret" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"secret" uuid DEFAULT gen_random_uuid() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "log" (
	"position" bigint PRIMARY KEY NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"kind" text NOT NULL,
	"entity_id" text NOT NULL,
	"data_area_id" text,
	"channel_id" text,
	"channel_database_id" text,
	"customer_key" uuid,
	"operation_id" uuid,
	"run_id" uuid,
	"status" text,
	"revision" integer,
	"error_code" text
);
--> statement-breakpoint
CREATE TABLE "log_head" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"position" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "operation" (
	"operation_id" uuid PRIMARY KEY NOT NULL,
	"customer_key" uuid NOT NULL,
	"operation_number" integer NOT NULL,
	"data_area_id" text NOT NULL,
	"channel_id" text NOT NULL,
	"kind" text NOT NULL,
	"customer_account" text,
	"base_version" integer NOT NULL,
	"hash" text NOT NULL,
	"route_reason" text NOT NULL,
	"captured_at" timestamp with time zone DEFAULT now() NOT NULL,
	"captured_by" text NOT NULL,
	"address_books" text[],
	"search" "tsvector" NOT NULL,
	CONSTRAINT "operation_number" UNIQUE("customer_key","operation_number")
);
--> statement-breakpoint
CREATE TABLE "operation_outcome" (
	"operation_id" uuid PRIMARY KEY NOT NULL,
	"status" text NOT NULL,
	"error_code" text,
	"error_field" text,
	"error_message" text,
	"told_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"kind" text NOT NULL,
	"entity_id" text NOT NULL,
	"data_area_id" text,
	"channel_id" text,
	"channel_database_id" text,
	"customer_key" uuid,
	"operation_id" uuid,
	"run_id" uuid,
	"status" text,
	"revision" integer,
	"error_code" text
);
--> statement-breakpoint
CREATE TABLE "realtime_service_call" (
	"call_id" uuid PRIMARY KEY NOT NULL,
	"channel_id" text NOT NULL,
	"data_area_id" text NOT NULL,
	"method" text NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"duration_ms" integer,
	"outcome" text NOT NULL,
	"fell_back" boolean DEFAULT false NOT NULL,
	"reason" text NOT NULL,
	"blocking_feature" text,
	"missing_jobs" text[] NOT NULL,
	"avoidable" boolean DEFAULT false NOT NULL,
	"error_code" text,
	"customer_key" uuid,
	"operation_id" uuid,
	"actor" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "retail_async_address_v2" (
	"operation_id" uuid NOT NULL,
	"customer_key" uuid NOT NULL,
	"operation_number" integer,
	"data_area_id" text NOT NULL,
	"originating_channel" text NOT NULL,
	"operation" text NOT NULL,
	"cust_account" text,
	"cust_account_async" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_fields" text[],
	"address_id" uuid NOT NULL,
	"address_name" varchar(200),
	"role" varchar(40),
	"street" varchar(500),
	"street_number" varchar(40),
	"building_complement" varchar(120),
	"city" varchar(120),
	"county" varchar(120),
	"state" varchar(120),
	"district_name" varchar(120),
	"zip" varchar(20),
	"country" varchar(20),
	"make_postal_address_primary" boolean,
	"replication_counter_from_origin" bigint GENERATED ALWAYS AS IDENTITY (sequence name "retail_async_address_v2_replication_counter_from_origin_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	CONSTRAINT "retail_async_address_v2_replicationCounterFromOrigin_unique" UNIQUE("replication_counter_from_origin")
);
--> statement-breakpoint
CREATE TABLE "retail_async_customer_affiliation" (
	"operation_id" uuid NOT NULL,
	"customer_key" uuid NOT NULL,
	"operation_number" integer,
	"data_area_id" text NOT NULL,
	"originating_channel" text NOT NULL,
	"operation" text NOT NULL,
	"cust_account" text,
	"cust_account_async" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"retail_affiliation_id" varchar(120) NOT NULL,
	"replication_counter_from_origin" bigint GENERATED ALWAYS AS IDENTITY (sequence name "retail_async_customer_affiliation_replication_counter_from_origin_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	CONSTRAINT "retail_async_customer_affiliation_replicationCounterFromOrigin_unique" UNIQUE("replication_counter_from_origin")
);
--> statement-breakpoint
CREATE TABLE "retail_async_customer_attribute_v2" (
	"operation_id" uuid NOT NULL,
	"customer_key" uuid NOT NULL,
	"operation_number" integer,
	"data_area_id" text NOT NULL,
	"originating_channel" text NOT NULL,
	"operation" text NOT NULL,
	"cust_account" text,
	"cust_account_async" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"attribute_name" varchar(120) NOT NULL,
	"attribute_data_type" text NOT NULL,
	"attribute_value_string" varchar(2000),
	"replication_counter_from_origin" bigint GENERATED ALWAYS AS IDENTITY (sequence name "retail_async_customer_attribute_v2_replication_counter_from_origin_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	CONSTRAINT "retail_async_customer_attribute_v2_replicationCounterFromOrigin_unique" UNIQUE("replication_counter_from_origin")
);
--> statement-breakpoint
CREATE TABLE "retail_async_customer_contact" (
	"operation_id" uuid NOT NULL,
	"customer_key" uuid NOT NULL,
	"operation_number" integer,
	"data_area_id" text NOT NULL,
	"originating_channel" text NOT NULL,
	"operation" text NOT NULL,
	"cust_account" text,
	"cust_account_async" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"contact_id" uuid NOT NULL,
	"type" text NOT NULL,
	"value" varchar(510),
	"extension" varchar(20),
	"is_primary" boolean DEFAULT false NOT NULL,
	"marketing_opt_in" boolean DEFAULT false NOT NULL,
	"replication_counter_from_origin" bigint GENERATED ALWAYS AS IDENTITY (sequence name "retail_async_customer_contact_replication_counter_from_origin_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	CONSTRAINT "retail_async_customer_contact_replicationCounterFromOrigin_unique" UNIQUE("replication_counter_from_origin")
);
--> statement-breakpoint
CREATE TABLE "retail_async_customer_v2" (
	"operation_id" uuid NOT NULL,
	"customer_key" uuid NOT NULL,
	"operation_number" integer,
	"data_area_id" text NOT NULL,
	"originating_channel" text NOT NULL,
	"operation" text NOT NULL,
	"cust_account" text,
	"cust_account_async" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_fields" text[],
	"relationship_type" varchar(40),
	"cust_name" varchar(200),
	"first_name" varchar(50),
	"middle_name" varchar(50),
	"last_name" varchar(50),
	"title" varchar(60),
	"phone" varchar(40),
	"phone_extension" varchar(20),
	"cellular_phone" varchar(40),
	"email" varchar(510),
	"url" varchar(510),
	"receipt_email" varchar(510),
	"receipt_option" varchar(40),
	"language_id" varchar(20),
	"currency" varchar(6),
	"cust_group" varchar(40),
	"price_group" varchar(40),
	"invoice_account" varchar(40),
	"credit_max" varchar(40),
	"blocked" varchar(20),
	"organization_id" varchar(60),
	"line_disc" varchar(40),
	"multiline_disc" varchar(40),
	"end_disc" varchar(40),
	"tax_group" varchar(40),
	"vat_num" varchar(60),
	"identification_number" varchar(100),
	"replication_counter_from_origin" bigint GENERATED ALWAYS AS IDENTITY (sequence name "retail_async_customer_v2_replication_counter_from_origin_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	CONSTRAINT "retail_async_customer_v2_replicationCounterFromOrigin_unique" UNIQUE("replication_counter_from_origin")
);
--> statement-breakpoint
CREATE TABLE "settlement" (
	"customer_key" uuid PRIMARY KEY NOT NULL,
	"settled_through" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "unsettled_operation" (
	"operation_id" uuid PRIMARY KEY NOT NULL,
	"customer_key" uuid NOT NULL,
	"operation_number" integer NOT NULL,
	"data_area_id" text NOT NULL,
	"channel_id" text NOT NULL,
	"name" text,
	"created_at" text
);
--> statement-breakpoint
CREATE TABLE "upload_pending" (
	"operation_id" uuid PRIMARY KEY NOT NULL,
	"position" bigint NOT NULL,
	"channel_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "upload_state" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"last_attempt_at" timestamp with time zone,
	"last_success_at" timestamp with time zone,
	"reason" text,
	"rewound" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE INDEX "audit_entry_by_time" ON "audit_entry" USING btree ("at");--> statement-breakpoint
CREATE INDEX "customer_by_search" ON "customer" USING gin ("search");--> statement-breakpoint
CREATE INDEX "customer_by_name" ON "customer" USING btree ("data_area_id","name","customer_key");--> statement-breakpoint
CREATE INDEX "customer_by_time" ON "customer" USING btree ("data_area_id","created_at","customer_key");--> statement-breakpoint
CREATE INDEX "idempotency_by_time" ON "idempotency" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "log_by_operation" ON "log" USING btree ("operation_id");--> statement-breakpoint
CREATE INDEX "operation_by_search" ON "operation" USING gin ("search");--> statement-breakpoint
CREATE INDEX "operation_by_time" ON "operation" USING btree ("captured_at","operation_id");--> statement-breakpoint
CREATE INDEX "realtime_service_call_by_channel" ON "realtime_service_call" USING btree ("channel_id","started_at","call_id");--> statement-breakpoint
CREATE INDEX "realtime_service_call_by_operation" ON "realtime_service_call" USING btree ("operation_id");--> statement-breakpoint
CREATE INDEX "retail_async_address_v2_by_operation" ON "retail_async_address_v2" USING btree ("operation_id");--> statement-breakpoint
CREATE INDEX "retail_async_address_v2_by_customer" ON "retail_async_address_v2" USING btree ("customer_key");--> statement-breakpoint
CREATE INDEX "retail_async_customer_affiliation_by_operation" ON "retail_async_customer_affiliation" USING btree ("operation_id");--> statement-breakpoint
CREATE INDEX "retail_async_customer_affiliation_by_customer" ON "retail_async_customer_affiliation" USING btree ("customer_key");--> statement-breakpoint
CREATE INDEX "retail_async_customer_attribute_v2_by_operation" ON "retail_async_customer_attribute_v2" USING btree ("operation_id");--> statement-breakpoint
CREATE INDEX "retail_async_customer_attribute_v2_by_customer" ON "retail_async_customer_attribute_v2" USING btree ("customer_key");--> statement-breakpoint
CREATE INDEX "retail_async_customer_contact_by_operation" ON "retail_async_customer_contact" USING btree ("operation_id");--> statement-breakpoint
CREATE INDEX "retail_async_customer_contact_by_customer" ON "retail_async_customer_contact" USING btree ("customer_key");--> statement-breakpoint
CREATE INDEX "retail_async_customer_v2_by_operation" ON "retail_async_customer_v2" USING btree ("operation_id");--> statement-breakpoint
CREATE INDEX "retail_async_customer_v2_by_customer" ON "retail_async_customer_v2" USING btree ("customer_key");--> statement-breakpoint
CREATE INDEX "unsettled_operation_by_customer" ON "unsettled_operation" USING btree ("customer_key","operation_number");--> statement-breakpoint
CREATE INDEX "unsettled_operation_by_name" ON "unsettled_operation" USING btree ("data_area_id","name","customer_key") WHERE name is not null;--> statement-breakpoint
CREATE INDEX "unsettled_operation_by_time" ON "unsettled_operation" USING btree ("data_area_id","created_at","customer_key") WHERE created_at is not null;--> statement-breakpoint
CREATE INDEX "upload_pending_by_position" ON "upload_pending" USING btree ("position");