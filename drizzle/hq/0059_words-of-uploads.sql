ALTER TABLE "retail_async_customer_v2" ADD COLUMN "sort_key" text;--> statement-breakpoint
ALTER TABLE "retail_async_customer_v2" ADD COLUMN "duplicate_keys" text[];--> statement-breakpoint
ALTER TABLE "retail_async_customer_v2" ADD COLUMN "nationals" text[];--> statement-breakpoint
ALTER TABLE "retail_async_customer_v2" ADD COLUMN "words_country" text;