-- The failures of the last hour are counted for alerts.
CREATE INDEX CONCURRENTLY IF NOT EXISTS "operation_attempt_failed" ON "operation_attempt" USING btree ("at") WHERE outcome = 'FAILED';