-- The audit is read by what was done: the newest entries of each mutation, however many of others there are.
CREATE INDEX CONCURRENTLY IF NOT EXISTS "audit_entry_by_action" ON "audit_entry" USING btree ("action","id");
