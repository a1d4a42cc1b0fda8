-- Built and dropped while captures go on; those of former versions last until the new ones are there.
CREATE INDEX CONCURRENTLY IF NOT EXISTS "customer_by_sort_key" ON "customer" USING btree ("data_area_id","sort_key","customer_key");--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "customer_to_fill" ON "customer" USING btree ("customer_key") WHERE sort_key = '';--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "loyalty_card_without_blanks" ON "loyalty_card" USING btree (regexp_replace("card_number", '\s', '', 'g'));--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "retail_async_customer_v2_by_words" ON "retail_async_customer_v2" USING gin ("search") WITH (gin_pending_list_limit=128);--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "retail_async_customer_v2_to_fill" ON "retail_async_customer_v2" USING btree ("operation_id") WHERE search is null;--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "open_operation_by_chunk" ON "open_operation" USING btree ("chunk_id") WHERE chunk_id is not null;--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "operation_by_status" ON "operation" USING btree ("listed_status","captured_at","operation_id") WHERE route = 'ASYNC';--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "operation_open_by_channel" ON "operation" USING btree ("channel_id","listed_status","captured_at","operation_id") WHERE route = 'ASYNC' and listed_status not in ('SYNCED', 'DISTRIBUTED');--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "operation_by_fingerprint" ON "operation" USING btree ("fingerprint","captured_at","operation_id") WHERE listed_status = 'FAILED';--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "operation_by_channel_and_fingerprint" ON "operation" USING btree ("channel_id","fingerprint","captured_at","operation_id") WHERE listed_status = 'FAILED';--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "operation_to_distribute" ON "operation" USING btree ("channel_database_id","received_order") WHERE listed_status = 'SYNCED' and route = 'ASYNC';--> statement-breakpoint
DROP INDEX CONCURRENTLY IF EXISTS "customer_by_name";--> statement-breakpoint
DROP INDEX CONCURRENTLY IF EXISTS "operation_by_chunk";--> statement-breakpoint
DROP INDEX CONCURRENTLY IF EXISTS "operation_by_status_before";--> statement-breakpoint
DROP INDEX CONCURRENTLY IF EXISTS "operation_open_by_channel_before";--> statement-breakpoint
DROP INDEX CONCURRENTLY IF EXISTS "operation_by_fingerprint_before";--> statement-breakpoint
DROP INDEX CONCURRENTLY IF EXISTS "operation_by_channel_and_fingerprint_before";--> statement-breakpoint
DROP INDEX CONCURRENTLY IF EXISTS "operation_to_distribute_before";
