-- Built and dropped while captures go on; those of former versions last until the new ones are there.
CREATE INDEX CONCURRENTLY IF NOT EXISTS "customer_by_sort_key" ON "customer" USING btree ("data_area_id","sort_key","customer_key");--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "customer_to_fill" ON "customer" USING btree ("customer_key") WHERE sort_key = '';--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "unsettled_operation_by_sort_key" ON "unsettled_operation" USING btree ("sort_key","customer_key");--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "unsettled_operation_by_time" ON "unsettled_operation" USING btree ("created_at","customer_key");--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "operation_outcome_dismissed" ON "operation_outcome" USING btree ("status","operation_id") WHERE status = 'DISMISSED';--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "idempotency_by_customer" ON "idempotency" USING btree ("customer_key","operation_id");--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "idempotency_to_hash" ON "idempotency" USING btree ("operation_id") WHERE not is_hashed;--> statement-breakpoint
DROP INDEX CONCURRENTLY IF EXISTS "customer_by_name";--> statement-breakpoint
DROP INDEX CONCURRENTLY IF EXISTS "unsettled_operation_by_name";--> statement-breakpoint
DROP INDEX CONCURRENTLY IF EXISTS "unsettled_operation_by_time_before";--> statement-breakpoint
DROP INDEX CONCURRENTLY IF EXISTS "idempotency_by_time";
