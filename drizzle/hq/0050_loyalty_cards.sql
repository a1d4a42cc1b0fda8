ALTER TABLE "loyalty_card" ALTER COLUMN "customer_key" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "customer" ADD COLUMN "opt_out_personalization" varchar(40);--> statement-breakpoint
ALTER TABLE "customer" ADD COLUMN "opt_out_web_activity_tracking" varchar(40);--> statement-breakpoint
ALTER TABLE "customer" ADD COLUMN "block_loyalty_enrollment" varchar(40);--> statement-breakpoint
ALTER TABLE "loyalty_card" ADD COLUMN "data_area_id" text;--> statement-breakpoint
ALTER TABLE "loyalty_card" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "functionality_profile" ADD COLUMN "generate_loyalty_card_number" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "functionality_profile" ADD COLUMN "create_customer_orders_in_async_mode" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "retail_async_customer_v2" ADD COLUMN "opt_out_personalization" varchar(40);--> statement-breakpoint
ALTER TABLE "retail_async_customer_v2" ADD COLUMN "opt_out_web_activity_tracking" varchar(40);--> statement-breakpoint
ALTER TABLE "retail_async_customer_v2" ADD COLUMN "block_loyalty_enrollment" varchar(40);--> statement-breakpoint
-- Profiles of before go on as they were, when headquarters made a number for every card that came without one.
update functionality_profile set generate_loyalty_card_number = true;--> statement-breakpoint
-- The numbers that headquarters drew by lot had this form; those that a card has are left out.
insert into number_sequence (data_area_id, reference, format, smallest, largest, next)
select data_area_id, 'LoyaltyCard', '55##########', 1, 9999999999, 1
from legal_entity
on conflict do nothing;--> statement-breakpoint
insert into cdx_job (id, name, direction, description, carries_data)
values ('1050', 'Loyalty information', 'DOWNLOAD', 'Brings the loyalty cards of the legal entities to their channel databases, also anonymous ones.', true);--> statement-breakpoint
insert into cdx_subjob (job_id, name, line, headquarters_table, channel_table)
values ('1050', 'LoyaltyCard', 1, 'loyalty_card', 'loyalty_card');--> statement-breakpoint
insert into batch_job (id, caption, aliases, description)
select id, id || ' ' || name, array[name], description
from cdx_job
where id = '1050';
