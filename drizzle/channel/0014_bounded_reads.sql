-- A search reads all that is not yet sorted into its index: from now on little of it, and what there is now is sorted in.
ALTER INDEX "customer_by_search" SET (gin_pending_list_limit = 128);--> statement-breakpoint
select gin_clean_pending_list('customer_by_search');--> statement-breakpoint
CREATE INDEX "operation_outcome_dismissed" ON "operation_outcome" USING btree ("status","operation_id") WHERE status = 'DISMISSED';
