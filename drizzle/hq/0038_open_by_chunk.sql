-- Of a chunk of thousands, the operations of some channel databases are found by key.
CREATE INDEX CONCURRENTLY IF NOT EXISTS "open_operation_by_chunk_and_database" ON "open_operation" USING btree ("chunk_id","channel_database_id") WHERE chunk_id is not null;--> statement-breakpoint
DROP INDEX CONCURRENTLY IF EXISTS "open_operation_by_chunk";
