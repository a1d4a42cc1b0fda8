CREATE TABLE "customer_reveal" (
	"actor" text NOT NULL,
	"customer_key" uuid NOT NULL,
	"revealed_until" timestamp with time zone NOT NULL,
	CONSTRAINT "customer_reveal_actor_customer_key_pk" PRIMARY KEY("actor","customer_key")
);
