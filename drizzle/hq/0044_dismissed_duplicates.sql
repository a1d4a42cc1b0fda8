CREATE TABLE "dismissed_duplicate" (
	"customer_key" uuid NOT NULL,
	"other_key" uuid NOT NULL,
	"data_area_id" text NOT NULL,
	"dismissed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"dismissed_by" text NOT NULL,
	CONSTRAINT "dismissed_duplicate_customer_key_other_key_pk" PRIMARY KEY("customer_key","other_key"),
	CONSTRAINT "dismissed_duplicate_order" CHECK (customer_key < other_key)
);
--> statement-breakpoint
CREATE INDEX "dismissed_duplicate_by_other" ON "dismissed_duplicate" USING btree ("other_key");--> statement-breakpoint
CREATE INDEX "dismissed_duplicate_listed" ON "dismissed_duplicate" USING btree ("data_area_id","customer_key","other_key");