-- Two stored words change with 0.4.0: a difference is REPAIRED (was MENDED), an item of a bulk run was COMPLETED before (was SETTLED).
ALTER TABLE "difference" DROP CONSTRAINT "difference_status";--> statement-breakpoint
UPDATE "difference" SET "status" = 'REPAIRED' WHERE "status" = 'MENDED';--> statement-breakpoint
ALTER TABLE "difference" ADD CONSTRAINT "difference_status" CHECK ("difference"."status" in ('OPEN', 'REPAIRED', 'REPORTED', 'GONE', 'ACCEPTED'));--> statement-breakpoint
UPDATE "bulk_run_item" SET "code" = 'COMPLETED' WHERE "code" = 'SETTLED';
