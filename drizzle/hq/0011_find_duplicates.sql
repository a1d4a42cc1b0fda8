DROP INDEX "customer_by_email";--> statement-breakpoint
DROP INDEX "customer_by_phone";--> statement-breakpoint
CREATE INDEX "customer_by_email" ON "customer" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "customer_by_phone" ON "customer" USING btree (phone_digits("phone"));