CREATE TABLE "address_book" (
	"data_area_id" text NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "address_book_data_area_id_id_pk" PRIMARY KEY("data_area_id","id")
);
--> statement-breakpoint
CREATE TABLE "affiliation" (
	"data_area_id" text NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "affiliation_data_area_id_id_pk" PRIMARY KEY("data_area_id","id")
);
--> statement-breakpoint
CREATE TABLE "attribute_definition" (
	"data_area_id" text NOT NULL,
	"name" text NOT NULL,
	"type" text NOT NULL,
	"options" text[],
	"minimum" numeric,
	"maximum" numeric,
	CONSTRAINT "attribute_definition_data_area_id_name_pk" PRIMARY KEY("data_area_id","name"),
	CONSTRAINT "attribute_definition_type" CHECK ("attribute_definition"."type" in ('TEXT', 'INTEGER', 'DECIMAL', 'BOOLEAN'))
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
CREATE TABLE "batch_job" (
	"id" text PRIMARY KEY NOT NULL,
	"caption" text NOT NULL,
	"aliases" text[] NOT NULL,
	"description" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "batch_run" (
	"run_id" uuid PRIMARY KEY NOT NULL,
	"number" bigint GENERATED ALWAYS AS IDENTITY (sequence name "batch_run_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"job_id" text NOT NULL,
	"scope" text NOT NULL,
	"status" text NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"requested_by" text NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	"lease_until" timestamp with time zone,
	"holder" text,
	"fence" bigint DEFAULT 1 NOT NULL,
	"watermark" bigint,
	"total" integer DEFAULT 0 NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"failed" integer DEFAULT 0 NOT NULL,
	"waiting" integer DEFAULT 0 NOT NULL,
	"skipped" integer DEFAULT 0 NOT NULL,
	"message" text
);
--> statement-breakpoint
CREATE TABLE "bulk_run" (
	"run_id" uuid PRIMARY KEY NOT NULL,
	"filter" jsonb NOT NULL,
	"channels" text[],
	"reason" text,
	"through" bigint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "bulk_run_item" (
	"run_id" uuid NOT NULL,
	"place" bigint NOT NULL,
	"operation_id" uuid NOT NULL,
	"result" text,
	"code" text,
	CONSTRAINT "bulk_run_item_run_id_place_pk" PRIMARY KEY("run_id","place"),
	CONSTRAINT "bulk_run_item_result" CHECK ("bulk_run_item"."result" in ('SYNCED', 'FAILED', 'SKIPPED')),
	CONSTRAINT "bulk_run_item_has_code" CHECK ("bulk_run_item"."result" = 'SYNCED' or "bulk_run_item"."result" is null or "bulk_run_item"."code" is not null)
);
--> statement-breakpoint
CREATE TABLE "cdx_job" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"direction" text NOT NULL,
	"description" text NOT NULL,
	"carries_data" boolean DEFAULT true NOT NULL,
	"exclude_from_offline_databases" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "cdx_subjob" (
	"job_id" text NOT NULL,
	"name" text NOT NULL,
	"line" integer NOT NULL,
	"headquarters_table" text NOT NULL,
	"channel_table" text NOT NULL,
	"enabled" boolean DEFAULT true NOT NULL,
	CONSTRAINT "cdx_subjob_job_id_name_pk" PRIMARY KEY("job_id","name")
);
--> statement-breakpoint
CREATE TABLE "channel" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"type" text NOT NULL,
	"data_area_id" text NOT NULL,
	"channel_database_id" text NOT NULL,
	"functionality_profile_id" text NOT NULL,
	"default_customer_id" text NOT NULL,
	"address_books" text[] NOT NULL,
	"country" text NOT NULL,
	"filter_shared_customer_tables" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "channel_database" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"group_id" text NOT NULL,
	"connection" text NOT NULL,
	"pause_data_sync" boolean DEFAULT false NOT NULL,
	"source_id" uuid,
	"acknowledged_position" bigint DEFAULT 0 NOT NULL,
	"acknowledged_operation_id" uuid,
	"renumbers" boolean DEFAULT false NOT NULL,
	"rewound_at" timestamp with time zone,
	"last_contact_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "channel_database_group" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "conflict_policy" (
	"data_area_id" text NOT NULL,
	"field_group" text NOT NULL,
	"policy" text NOT NULL,
	CONSTRAINT "conflict_policy_data_area_id_field_group_pk" PRIMARY KEY("data_area_id","field_group")
);
--> statement-breakpoint
CREATE TABLE "customer" (
	"customer_key" uuid PRIMARY KEY NOT NULL,
	"data_area_id" text NOT NULL,
	"account" text NOT NULL,
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
	"address_books" text[] NOT NULL,
	"financial_dimensions" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"field_versions" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"originating_channel" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"search" "tsvector" NOT NULL,
	CONSTRAINT "customer_by_account" UNIQUE("data_area_id","account")
);
--> statement-breakpoint
CREATE TABLE "customer_account" (
	"customer_key" uuid PRIMARY KEY NOT NULL,
	"data_area_id" text NOT NULL,
	"account" text NOT NULL,
	"operation_id" uuid NOT NULL,
	"given_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "customer_account_number" UNIQUE("data_area_id","account")
);
--> statement-breakpoint
CREATE TABLE "customer_address" (
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
	"customer_key" uuid NOT NULL,
	"field_versions" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"v" integer NOT NULL,
	"source" text NOT NULL,
	CONSTRAINT "customer_address_customer_key_address_id_pk" PRIMARY KEY("customer_key","address_id")
);
--> statement-breakpoint
CREATE TABLE "customer_affiliation" (
	"customer_key" uuid NOT NULL,
	"affiliation_id" text NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"v" integer NOT NULL,
	"source" text NOT NULL,
	CONSTRAINT "customer_affiliation_customer_key_affiliation_id_pk" PRIMARY KEY("customer_key","affiliation_id")
);
--> statement-breakpoint
CREATE TABLE "customer_attribute" (
	"customer_key" uuid NOT NULL,
	"name" text NOT NULL,
	"type" text NOT NULL,
	"value" text NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"v" integer NOT NULL,
	"source" text NOT NULL,
	CONSTRAINT "customer_attribute_customer_key_name_pk" PRIMARY KEY("customer_key","name")
);
--> statement-breakpoint
CREATE TABLE "customer_contact" (
	"contact_id" uuid NOT NULL,
	"type" text NOT NULL,
	"value" varchar(510),
	"extension" varchar(20),
	"is_primary" boolean DEFAULT false NOT NULL,
	"marketing_opt_in" boolean DEFAULT false NOT NULL,
	"customer_key" uuid NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"v" integer NOT NULL,
	"source" text NOT NULL,
	CONSTRAINT "customer_contact_customer_key_contact_id_pk" PRIMARY KEY("customer_key","contact_id")
);
--> statement-breakpoint
CREATE TABLE "customer_group" (
	"data_area_id" text NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"financial_dimensions" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "customer_group_data_area_id_id_pk" PRIMARY KEY("data_area_id","id")
);
--> statement-breakpoint
CREATE TABLE "default_customer" (
	"data_area_id" text NOT NULL,
	"id" text NOT NULL,
	"customer_type" text NOT NULL,
	"customer_group" text NOT NULL,
	"currency" text NOT NULL,
	"language_id" text NOT NULL,
	"receipt_option" text,
	"receipt_email" text,
	"affiliations" text[] NOT NULL,
	"address_books" text[] NOT NULL,
	CONSTRAINT "default_customer_data_area_id_id_pk" PRIMARY KEY("data_area_id","id")
);
--> statement-breakpoint
CREATE TABLE "distribution_schedule" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"jobs" text[] NOT NULL,
	"group_id" text,
	"recurrence" text NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"last_run_at" timestamp with time zone,
	"next_run_at" timestamp with time zone,
	"last_message" text
);
--> statement-breakpoint
CREATE TABLE "download_package" (
	"session_id" uuid NOT NULL,
	"part" integer NOT NULL,
	"content" "bytea" NOT NULL,
	CONSTRAINT "download_package_session_id_part_pk" PRIMARY KEY("session_id","part")
);
--> statement-breakpoint
CREATE TABLE "download_position" (
	"channel_database_id" text NOT NULL,
	"job_id" text NOT NULL,
	"position" bigint NOT NULL,
	"session_id" uuid,
	"applied_at" timestamp with time zone NOT NULL,
	CONSTRAINT "download_position_channel_database_id_job_id_pk" PRIMARY KEY("channel_database_id","job_id")
);
--> statement-breakpoint
CREATE TABLE "download_session" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" bigint GENERATED ALWAYS AS IDENTITY (sequence name "download_session_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"job_id" text NOT NULL,
	"channel_database_id" text NOT NULL,
	"run_id" uuid,
	"status" text NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"full" boolean DEFAULT false NOT NULL,
	"from_position" bigint NOT NULL,
	"to_position" bigint NOT NULL,
	"asked_at" timestamp with time zone,
	"parts" integer DEFAULT 0 NOT NULL,
	"rows_affected" integer DEFAULT 0 NOT NULL,
	"file_size" integer DEFAULT 0 NOT NULL,
	"checksum" text,
	"try_count" integer DEFAULT 0 NOT NULL,
	"message" text,
	"requested_by" text NOT NULL,
	"date_requested" timestamp with time zone DEFAULT now() NOT NULL,
	"date_downloaded" timestamp with time zone,
	"date_applied" timestamp with time zone,
	"replaced_by" uuid
);
--> statement-breakpoint
CREATE TABLE "feature" (
	"key" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"summary" text NOT NULL,
	"module" text NOT NULL,
	"learn_more" text,
	"state" text NOT NULL,
	"since_version" text,
	"added_on" date NOT NULL,
	"requires" text[] NOT NULL,
	"can_disable" boolean DEFAULT true NOT NULL,
	"needs_confirmation" boolean DEFAULT false NOT NULL,
	"confirmation_text" text,
	"enabled" boolean DEFAULT false NOT NULL,
	"enable_date" date,
	"scheduled" boolean DEFAULT false NOT NULL,
	"schedule_failure" text,
	"comment" text,
	"changed_position" bigint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "functionality_profile" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"create_customers_in_async_mode" boolean DEFAULT false NOT NULL,
	"capture_validation" text DEFAULT 'STRICT' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "legal_entity" (
	"data_area_id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"country" text NOT NULL,
	"currency" text NOT NULL,
	"language_id" text NOT NULL,
	"time_zone" text NOT NULL
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
	"error_code" text,
	"download_job" text
);
--> statement-breakpoint
CREATE TABLE "log_head" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"position" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "loyalty_card" (
	"card_number" text PRIMARY KEY NOT NULL,
	"customer_key" uuid NOT NULL,
	"issued_at" timestamp with time zone DEFAULT now() NOT NULL,
	"issued_by" text NOT NULL,
	"operation_id" uuid NOT NULL,
	CONSTRAINT "loyalty_card_customerKey_unique" UNIQUE("customer_key")
);
--> statement-breakpoint
CREATE TABLE "number_sequence" (
	"data_area_id" text NOT NULL,
	"reference" text NOT NULL,
	"format" text NOT NULL,
	"smallest" bigint NOT NULL,
	"largest" bigint NOT NULL,
	"next" bigint NOT NULL,
	CONSTRAINT "number_sequence_data_area_id_reference_pk" PRIMARY KEY("data_area_id","reference")
);
--> statement-breakpoint
CREATE TABLE "operation" (
	"operation_id" uuid PRIMARY KEY NOT NULL,
	"data_area_id" text NOT NULL,
	"channel_id" text,
	"channel_database_id" text,
	"customer_key" uuid NOT NULL,
	"operation_number" integer,
	"number_offset" integer DEFAULT 0 NOT NULL,
	"route" text DEFAULT 'ASYNC' NOT NULL,
	"kind" text NOT NULL,
	"captured_at" timestamp with time zone NOT NULL,
	"captured_by" text NOT NULL,
	"received_at" timestamp with time zone DEFAULT now() NOT NULL,
	"received_order" bigint GENERATED ALWAYS AS IDENTITY (sequence name "operation_received_order_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"upload_session_id" uuid,
	"base_version" integer NOT NULL,
	"hash" text NOT NULL,
	"status" text NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"waits_for" uuid,
	"chunk_id" uuid,
	"chunk_limit" integer,
	"lone_failures" integer DEFAULT 0 NOT NULL,
	"transient_failures" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"ever_failed" boolean DEFAULT false NOT NULL,
	"error_class" text,
	"error_code" text,
	"error_field" text,
	"error_message" text,
	"fingerprint" text,
	"warnings" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"override" jsonb,
	"applied" jsonb,
	"conflicts" jsonb,
	"account" text,
	"settled_at" timestamp with time zone,
	"distributed_at" timestamp with time zone,
	"dismiss_reason" text,
	CONSTRAINT "operation_number" UNIQUE("customer_key","channel_database_id","operation_number"),
	CONSTRAINT "operation_status" CHECK ("operation"."status" in ('UPLOADED', 'IN_PROGRESS', 'SYNCED', 'DISTRIBUTED', 'FAILED', 'WAITING_ON', 'SUPERSEDED', 'DISMISSED')),
	CONSTRAINT "operation_failed_has_code" CHECK ("operation"."status" <> 'FAILED' or ("operation"."error_code" is not null and "operation"."error_class" is not null)),
	CONSTRAINT "operation_waiting_has_cause" CHECK ("operation"."status" <> 'WAITING_ON' or "operation"."waits_for" is not null)
);
--> statement-breakpoint
CREATE TABLE "operation_attempt" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"operation_id" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"run_id" uuid,
	"actor" text NOT NULL,
	"outcome" text NOT NULL,
	"error_class" text,
	"error_code" text,
	"error_field" text,
	"error_message" text,
	"reason" text,
	"changes" jsonb,
	"override" jsonb,
	"revision" integer
);
--> statement-breakpoint
CREATE TABLE "operation_count" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"channel_id" text NOT NULL,
	"status" text NOT NULL,
	"error_code" text DEFAULT '' NOT NULL,
	"n" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "operation_error_count" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"fingerprint" text NOT NULL,
	"channel_id" text NOT NULL,
	"error_class" text NOT NULL,
	"error_code" text NOT NULL,
	"n" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "parameters" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"try_count" integer DEFAULT 3 NOT NULL,
	"enforce_session_order" boolean DEFAULT false NOT NULL,
	"cache_ttl_seconds" integer DEFAULT 300 NOT NULL,
	"time_zone" text
);
--> statement-breakpoint
CREATE TABLE "reference_value" (
	"kind" text NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "reference_value_kind_id_pk" PRIMARY KEY("kind","id")
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
	"channel_database_id" text NOT NULL,
	"replication_counter_from_origin" bigint NOT NULL,
	"online_operation_completed" integer DEFAULT 0 NOT NULL,
	"verdict" text DEFAULT 'PENDING' NOT NULL,
	"error_code" text,
	"error_field" text,
	"error_message" text,
	CONSTRAINT "retail_async_address_v2_source" UNIQUE("channel_database_id","replication_counter_from_origin","operation_id")
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
	"channel_database_id" text NOT NULL,
	"replication_counter_from_origin" bigint NOT NULL,
	"online_operation_completed" integer DEFAULT 0 NOT NULL,
	"verdict" text DEFAULT 'PENDING' NOT NULL,
	"error_code" text,
	"error_field" text,
	"error_message" text,
	CONSTRAINT "retail_async_customer_affiliation_source" UNIQUE("channel_database_id","replication_counter_from_origin","operation_id")
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
	"channel_database_id" text NOT NULL,
	"replication_counter_from_origin" bigint NOT NULL,
	"online_operation_completed" integer DEFAULT 0 NOT NULL,
	"verdict" text DEFAULT 'PENDING' NOT NULL,
	"error_code" text,
	"error_field" text,
	"error_message" text,
	CONSTRAINT "retail_async_customer_attribute_v2_source" UNIQUE("channel_database_id","replication_counter_from_origin","operation_id")
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
	"channel_database_id" text NOT NULL,
	"replication_counter_from_origin" bigint NOT NULL,
	"online_operation_completed" integer DEFAULT 0 NOT NULL,
	"verdict" text DEFAULT 'PENDING' NOT NULL,
	"error_code" text,
	"error_field" text,
	"error_message" text,
	CONSTRAINT "retail_async_customer_contact_source" UNIQUE("channel_database_id","replication_counter_from_origin","operation_id")
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
	"channel_database_id" text NOT NULL,
	"replication_counter_from_origin" bigint NOT NULL,
	"online_operation_completed" integer DEFAULT 0 NOT NULL,
	"verdict" text DEFAULT 'PENDING' NOT NULL,
	"error_code" text,
	"error_field" text,
	"error_message" text,
	CONSTRAINT "retail_async_customer_v2_source" UNIQUE("channel_database_id","replication_counter_from_origin","operation_id")
);
--> statement-breakpoint
CREATE TABLE "schedule_worker" (
	"worker_id" text PRIMARY KEY NOT NULL,
	"lease_until" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "synchronize_chunk" (
	"chunk_id" uuid PRIMARY KEY NOT NULL,
	"run_id" uuid,
	"data_area_id" text NOT NULL,
	"size" integer NOT NULL,
	"status" text NOT NULL,
	"holder" text NOT NULL,
	"lease_until" timestamp with time zone NOT NULL,
	"account_first" bigint,
	"account_count" integer DEFAULT 0 NOT NULL,
	"claimed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	"message" text
);
--> statement-breakpoint
CREATE TABLE "upload_session" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" bigint GENERATED ALWAYS AS IDENTITY (sequence name "upload_session_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"job_id" text DEFAULT 'P-0001' NOT NULL,
	"channel_database_id" text NOT NULL,
	"run_id" uuid,
	"status" text NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"rows_affected" integer DEFAULT 0 NOT NULL,
	"operations" integer DEFAULT 0 NOT NULL,
	"try_count" integer DEFAULT 1 NOT NULL,
	"message" text,
	"requested_by" text NOT NULL,
	"date_created" timestamp with time zone DEFAULT now() NOT NULL,
	"date_uploaded" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "address_book" ADD CONSTRAINT "address_book_data_area_id_legal_entity_data_area_id_fk" FOREIGN KEY ("data_area_id") REFERENCES "public"."legal_entity"("data_area_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "affiliation" ADD CONSTRAINT "affiliation_data_area_id_legal_entity_data_area_id_fk" FOREIGN KEY ("data_area_id") REFERENCES "public"."legal_entity"("data_area_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attribute_definition" ADD CONSTRAINT "attribute_definition_data_area_id_legal_entity_data_area_id_fk" FOREIGN KEY ("data_area_id") REFERENCES "public"."legal_entity"("data_area_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_run" ADD CONSTRAINT "bulk_run_run_id_batch_run_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."batch_run"("run_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cdx_subjob" ADD CONSTRAINT "cdx_subjob_job_id_cdx_job_id_fk" FOREIGN KEY ("job_id") REFERENCES "public"."cdx_job"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel" ADD CONSTRAINT "channel_data_area_id_legal_entity_data_area_id_fk" FOREIGN KEY ("data_area_id") REFERENCES "public"."legal_entity"("data_area_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel" ADD CONSTRAINT "channel_channel_database_id_channel_database_id_fk" FOREIGN KEY ("channel_database_id") REFERENCES "public"."channel_database"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel" ADD CONSTRAINT "channel_functionality_profile_id_functionality_profile_id_fk" FOREIGN KEY ("functionality_profile_id") REFERENCES "public"."functionality_profile"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_database" ADD CONSTRAINT "channel_database_group_id_channel_database_group_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."channel_database_group"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conflict_policy" ADD CONSTRAINT "conflict_policy_data_area_id_legal_entity_data_area_id_fk" FOREIGN KEY ("data_area_id") REFERENCES "public"."legal_entity"("data_area_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer" ADD CONSTRAINT "customer_data_area_id_legal_entity_data_area_id_fk" FOREIGN KEY ("data_area_id") REFERENCES "public"."legal_entity"("data_area_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_account" ADD CONSTRAINT "customer_account_data_area_id_legal_entity_data_area_id_fk" FOREIGN KEY ("data_area_id") REFERENCES "public"."legal_entity"("data_area_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_address" ADD CONSTRAINT "customer_address_customer_key_customer_customer_key_fk" FOREIGN KEY ("customer_key") REFERENCES "public"."customer"("customer_key") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_affiliation" ADD CONSTRAINT "customer_affiliation_customer_key_customer_customer_key_fk" FOREIGN KEY ("customer_key") REFERENCES "public"."customer"("customer_key") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_attribute" ADD CONSTRAINT "customer_attribute_customer_key_customer_customer_key_fk" FOREIGN KEY ("customer_key") REFERENCES "public"."customer"("customer_key") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_contact" ADD CONSTRAINT "customer_contact_customer_key_customer_customer_key_fk" FOREIGN KEY ("customer_key") REFERENCES "public"."customer"("customer_key") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_group" ADD CONSTRAINT "customer_group_data_area_id_legal_entity_data_area_id_fk" FOREIGN KEY ("data_area_id") REFERENCES "public"."legal_entity"("data_area_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "default_customer" ADD CONSTRAINT "default_customer_data_area_id_legal_entity_data_area_id_fk" FOREIGN KEY ("data_area_id") REFERENCES "public"."legal_entity"("data_area_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "distribution_schedule" ADD CONSTRAINT "distribution_schedule_group_id_channel_database_group_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."channel_database_group"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "download_position" ADD CONSTRAINT "download_position_channel_database_id_channel_database_id_fk" FOREIGN KEY ("channel_database_id") REFERENCES "public"."channel_database"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "download_session" ADD CONSTRAINT "download_session_job_id_cdx_job_id_fk" FOREIGN KEY ("job_id") REFERENCES "public"."cdx_job"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "download_session" ADD CONSTRAINT "download_session_channel_database_id_channel_database_id_fk" FOREIGN KEY ("channel_database_id") REFERENCES "public"."channel_database"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "loyalty_card" ADD CONSTRAINT "loyalty_card_customer_key_customer_customer_key_fk" FOREIGN KEY ("customer_key") REFERENCES "public"."customer"("customer_key") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "number_sequence" ADD CONSTRAINT "number_sequence_data_area_id_legal_entity_data_area_id_fk" FOREIGN KEY ("data_area_id") REFERENCES "public"."legal_entity"("data_area_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "upload_session" ADD CONSTRAINT "upload_session_channel_database_id_channel_database_id_fk" FOREIGN KEY ("channel_database_id") REFERENCES "public"."channel_database"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_entry_by_time" ON "audit_entry" USING btree ("at");--> statement-breakpoint
CREATE UNIQUE INDEX "batch_run_one_per_scope" ON "batch_run" USING btree ("scope") WHERE status in ('READY', 'EXECUTING', 'CANCELING');--> statement-breakpoint
CREATE INDEX "batch_run_by_job" ON "batch_run" USING btree ("job_id","number");--> statement-breakpoint
CREATE INDEX "bulk_run_item_by_result" ON "bulk_run_item" USING btree ("run_id","result","place") WHERE result is not null;--> statement-breakpoint
CREATE INDEX "customer_by_search" ON "customer" USING gin ("search");--> statement-breakpoint
CREATE INDEX "customer_by_time" ON "customer" USING btree ("data_area_id","created_at","customer_key");--> statement-breakpoint
CREATE INDEX "customer_by_name" ON "customer" USING btree ("data_area_id","cust_name","customer_key");--> statement-breakpoint
CREATE INDEX "customer_by_email" ON "customer" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "customer_by_phone" ON "customer" USING btree (phone_digits("phone"));--> statement-breakpoint
CREATE INDEX "download_session_by_time" ON "download_session" USING btree ("date_requested","id");--> statement-breakpoint
CREATE INDEX "download_session_by_database" ON "download_session" USING btree ("channel_database_id","job_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "download_session_by_number" ON "download_session" USING btree ("number");--> statement-breakpoint
CREATE INDEX "download_session_unfinished" ON "download_session" USING btree ("channel_database_id","job_id") WHERE status not in ('APPLIED', 'NO_DATA', 'CANCELED');--> statement-breakpoint
CREATE INDEX "log_to_download" ON "log" USING btree ("download_job","position") WHERE download_job is not null;--> statement-breakpoint
CREATE INDEX "log_by_operation" ON "log" USING btree ("operation_id") WHERE operation_id is not null;--> statement-breakpoint
CREATE INDEX "operation_by_time" ON "operation" USING btree ("captured_at","operation_id") WHERE route = 'ASYNC';--> statement-breakpoint
CREATE INDEX "operation_by_status" ON "operation" USING btree ("status","captured_at","operation_id") WHERE route = 'ASYNC';--> statement-breakpoint
CREATE INDEX "operation_by_channel" ON "operation" USING btree ("channel_id","captured_at","operation_id") WHERE route = 'ASYNC';--> statement-breakpoint
CREATE INDEX "operation_by_error" ON "operation" USING btree ("error_code","captured_at","operation_id") WHERE route = 'ASYNC' and error_code is not null;--> statement-breakpoint
CREATE INDEX "operation_by_channel_and_error" ON "operation" USING btree ("channel_id","error_code","captured_at","operation_id") WHERE route = 'ASYNC' and error_code is not null;--> statement-breakpoint
CREATE INDEX "operation_open_by_channel" ON "operation" USING btree ("channel_id","status","captured_at","operation_id") WHERE route = 'ASYNC' and status not in ('SYNCED', 'DISTRIBUTED');--> statement-breakpoint
CREATE INDEX "operation_by_kind" ON "operation" USING btree ("kind","captured_at","operation_id") WHERE route = 'ASYNC' and kind <> 'CREATE_CUSTOMER';--> statement-breakpoint
CREATE INDEX "operation_ever_failed" ON "operation" USING btree ("captured_at","operation_id") WHERE route = 'ASYNC' and ever_failed;--> statement-breakpoint
CREATE INDEX "operation_by_fingerprint" ON "operation" USING btree ("fingerprint","captured_at","operation_id") WHERE status = 'FAILED';--> statement-breakpoint
CREATE INDEX "operation_by_channel_and_fingerprint" ON "operation" USING btree ("channel_id","fingerprint","captured_at","operation_id") WHERE status = 'FAILED';--> statement-breakpoint
CREATE INDEX "operation_to_claim" ON "operation" USING btree ("data_area_id","received_order") WHERE status = 'UPLOADED';--> statement-breakpoint
CREATE INDEX "operation_unsettled" ON "operation" USING btree ("customer_key","received_order") WHERE status in ('UPLOADED', 'IN_PROGRESS', 'FAILED', 'WAITING_ON');--> statement-breakpoint
CREATE INDEX "operation_to_distribute" ON "operation" USING btree ("channel_database_id","received_order") WHERE status = 'SYNCED' and route = 'ASYNC';--> statement-breakpoint
CREATE INDEX "operation_by_chunk" ON "operation" USING btree ("chunk_id") WHERE status = 'IN_PROGRESS';--> statement-breakpoint
CREATE INDEX "operation_attempt_by_operation" ON "operation_attempt" USING btree ("operation_id","id");--> statement-breakpoint
CREATE INDEX "operation_attempt_by_run" ON "operation_attempt" USING btree ("run_id") WHERE run_id is not null;--> statement-breakpoint
CREATE INDEX "operation_count_by_group" ON "operation_count" USING btree ("channel_id","status","error_code");--> statement-breakpoint
CREATE INDEX "operation_error_count_by_channel" ON "operation_error_count" USING btree ("channel_id","fingerprint");--> statement-breakpoint
CREATE INDEX "retail_async_address_v2_by_operation" ON "retail_async_address_v2" USING btree ("operation_id");--> statement-breakpoint
CREATE INDEX "retail_async_customer_affiliation_by_operation" ON "retail_async_customer_affiliation" USING btree ("operation_id");--> statement-breakpoint
CREATE INDEX "retail_async_customer_attribute_v2_by_operation" ON "retail_async_customer_attribute_v2" USING btree ("operation_id");--> statement-breakpoint
CREATE INDEX "retail_async_customer_contact_by_operation" ON "retail_async_customer_contact" USING btree ("operation_id");--> statement-breakpoint
CREATE INDEX "retail_async_customer_v2_by_operation" ON "retail_async_customer_v2" USING btree ("operation_id");--> statement-breakpoint
CREATE INDEX "synchronize_chunk_claimed" ON "synchronize_chunk" USING btree ("data_area_id","lease_until") WHERE status = 'CLAIMED';--> statement-breakpoint
CREATE INDEX "upload_session_by_time" ON "upload_session" USING btree ("date_created","id");--> statement-breakpoint
CREATE UNIQUE INDEX "upload_session_by_number" ON "upload_session" USING btree ("number");--> statement-breakpoint
CREATE INDEX "upload_session_by_database" ON "upload_session" USING btree ("channel_database_id","number");--> statement-breakpoint
CREATE INDEX "upload_session_unfinished" ON "upload_session" USING btree ("channel_database_id") WHERE status in ('STARTED', 'UPLOADED');