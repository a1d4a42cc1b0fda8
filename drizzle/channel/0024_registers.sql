CREATE TABLE "register" (
	"channel_id" text NOT NULL,
	"register_id" text NOT NULL,
	"version" text NOT NULL,
	"waiting_captures" integer NOT NULL,
	"oldest_waiting_at" timestamp with time zone,
	"first_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"paused_at" timestamp with time zone,
	"paused_by" text,
	"pause_reason" text,
	"resumed_at" timestamp with time zone,
	CONSTRAINT "register_channel_id_register_id_pk" PRIMARY KEY("channel_id","register_id")
);
