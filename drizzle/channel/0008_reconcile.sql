ALTER TABLE "customer" ADD COLUMN "fingerprint" text;--> statement-breakpoint
CREATE INDEX "customer_counter_erased" ON "customer_counter" USING btree ("customer_key") WHERE erased_at is not null;