-- Recovery of a headquarters that was restored from a backup.
alter table difference add column backup_version integer, add column headquarters_version integer;
--> statement-breakpoint
alter table difference drop constraint difference_status;
--> statement-breakpoint
alter table difference add constraint difference_status
  check (status in ('OPEN', 'REPAIRED', 'REPORTED', 'GONE', 'ACCEPTED', 'RESTORED'));
--> statement-breakpoint
alter table customer_account add column given_up_at timestamp with time zone;
--> statement-breakpoint
insert into batch_job (id, caption, aliases, description)
values (
  'recover-headquarters',
  'Recover headquarters from the channel databases',
  '{}',
  'After headquarters was restored from a backup: has the channel databases upload again what headquarters lost, keeps account numbers and erasures, and reports what a person has to decide.'
);
