ALTER TABLE "download_session" ADD COLUMN "package_id" uuid;
