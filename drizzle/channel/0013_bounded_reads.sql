-- A search reads all that is not yet sorted into its index: from now on little of it, and what there is now is sorted in.
ALTER INDEX "customer_by_search" SET (gin_pending_list_limit = 128);--> statement-breakpoint
select gin_clean_pending_list('customer_by_search');
