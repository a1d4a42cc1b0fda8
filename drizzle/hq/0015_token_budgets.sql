-- Unlogged: what is left of a budget matters for seconds, and is written every second.
CREATE UNLOGGED TABLE "token_budget" (
	"token_id" text NOT NULL,
	"kind" text NOT NULL,
	"level" double precision NOT NULL,
	"per_second" double precision NOT NULL,
	"burst" double precision NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "token_budget_token_id_kind_pk" PRIMARY KEY("token_id","kind")
);
