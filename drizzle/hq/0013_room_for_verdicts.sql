-- Every staging row is updated once, when it gets its verdict. Half of each page is left free for that: the new version then lies beside
-- the old one, and neither of the two indexes is written again.
alter table retail_async_customer_v2 set (fillfactor = 50);
--> statement-breakpoint
alter table retail_async_address_v2 set (fillfactor = 50);
--> statement-breakpoint
alter table retail_async_customer_contact set (fillfactor = 50);
--> statement-breakpoint
alter table retail_async_customer_affiliation set (fillfactor = 50);
--> statement-breakpoint
alter table retail_async_customer_attribute_v2 set (fillfactor = 50);
