-- What an erasure needs to remove a customer from a package in progress.
ALTER TABLE "download_package" ADD COLUMN "checksum" text;--> statement-breakpoint
ALTER TABLE "download_package" ADD COLUMN "first_key" uuid;--> statement-breakpoint
ALTER TABLE "download_package" ADD COLUMN "last_key" uuid;--> statement-breakpoint
-- Any part of a package that waits may have any customer.
UPDATE "download_package" p
SET "checksum" = encode(sha256(p."content"), 'hex'),
  "first_key" = CASE WHEN s."job_id" = '1010' THEN '00000000-0000-0000-0000-000000000000'::uuid END,
  "last_key" = CASE WHEN s."job_id" = '1010' THEN 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid END
FROM "download_session" s
WHERE s."id" = p."session_id";--> statement-breakpoint
DELETE FROM "download_package" WHERE "checksum" IS NULL;--> statement-breakpoint
ALTER TABLE "download_package" ALTER COLUMN "checksum" SET NOT NULL;
