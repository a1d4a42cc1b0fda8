-- Operations that were settled recently outlive the backups of headquarters (TILLSYNC_BACKUP_DAYS). When the operations
-- that are here were settled is not known: they count as settled now.
ALTER TABLE "settlement" ADD COLUMN "settled_at" timestamp with time zone DEFAULT now() NOT NULL;
