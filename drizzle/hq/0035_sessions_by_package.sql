CREATE INDEX CONCURRENTLY IF NOT EXISTS "download_session_by_package" ON "download_session" USING btree ("package_id") WHERE package_id is not null;
