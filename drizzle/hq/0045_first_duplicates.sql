-- The list of possible duplicates reads the first customers of a key, however many share it.
CREATE INDEX CONCURRENTLY IF NOT EXISTS "duplicate_key_first" ON "duplicate_key" USING btree ("key","customer_key","national");--> statement-breakpoint
DROP INDEX CONCURRENTLY IF EXISTS "duplicate_key_by_key";
