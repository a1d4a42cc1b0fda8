CREATE TABLE "customer_redirect" (
	"merged_key" uuid PRIMARY KEY NOT NULL,
	"kept_key" uuid NOT NULL,
	"data_area_id" text NOT NULL,
	"account" text NOT NULL
);
--> statement-breakpoint
CREATE INDEX "customer_redirect_by_account" ON "customer_redirect" USING btree ("data_area_id","account");--> statement-breakpoint
CREATE INDEX "customer_redirect_by_kept" ON "customer_redirect" USING btree ("kept_key");