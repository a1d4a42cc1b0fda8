CREATE TABLE "bulk_correction" (
	"correction_id" uuid PRIMARY KEY NOT NULL,
	"fingerprint" text,
	"corrected_at" timestamp with time zone DEFAULT now() NOT NULL,
	"corrected_by" text NOT NULL,
	"reason" text NOT NULL,
	"corrected" integer NOT NULL,
	"undone_at" timestamp with time zone,
	"undone_by" text,
	"undone" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "bulk_correction_item" (
	"correction_id" uuid NOT NULL,
	"operation_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	CONSTRAINT "bulk_correction_item_correction_id_operation_id_pk" PRIMARY KEY("correction_id","operation_id")
);
--> statement-breakpoint
CREATE TABLE "issue" (
	"fingerprint" text PRIMARY KEY NOT NULL,
	"error_class" text NOT NULL,
	"error_code" text NOT NULL,
	"error_field" text,
	"example_id" uuid NOT NULL,
	"open" bigint NOT NULL,
	"failures" bigint NOT NULL,
	"first_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"resolved_at" timestamp with time zone,
	"reopened_at" timestamp with time zone,
	"reopenings" integer DEFAULT 0 NOT NULL,
	"owner" text,
	"assigned_by" text,
	"assigned_at" timestamp with time zone,
	"note" text,
	"noted_by" text,
	"noted_at" timestamp with time zone,
	"acknowledged_by" text,
	"acknowledged_at" timestamp with time zone,
	"snoozed_until" timestamp with time zone,
	"snoozed_by" text,
	"snoozed_at" timestamp with time zone,
	"revision" integer DEFAULT 1 NOT NULL,
	"changed_in" text
);
--> statement-breakpoint
CREATE TABLE "issue_channel" (
	"fingerprint" text NOT NULL,
	"channel_id" text NOT NULL,
	"open" bigint NOT NULL,
	"failures" bigint NOT NULL,
	"first_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "issue_channel_fingerprint_channel_id_pk" PRIMARY KEY("fingerprint","channel_id")
);
--> statement-breakpoint
CREATE TABLE "issue_hour" (
	"fingerprint" text NOT NULL,
	"hour" timestamp with time zone NOT NULL,
	"channel_id" text NOT NULL,
	"failures" bigint NOT NULL,
	CONSTRAINT "issue_hour_fingerprint_hour_channel_id_pk" PRIMARY KEY("fingerprint","hour","channel_id")
);
--> statement-breakpoint
ALTER TABLE "operation" ADD COLUMN "retried_cause" text;--> statement-breakpoint
CREATE INDEX "bulk_correction_by_cause" ON "bulk_correction" USING btree ("fingerprint","corrected_at");--> statement-breakpoint
CREATE INDEX "bulk_correction_item_by_operation" ON "bulk_correction_item" USING btree ("operation_id");--> statement-breakpoint
CREATE INDEX "issue_listed" ON "issue" USING btree ("last_seen_at","fingerprint");--> statement-breakpoint
CREATE INDEX "issue_changed" ON "issue" USING btree ("changed_in");--> statement-breakpoint
CREATE INDEX "issue_unresolved" ON "issue" USING btree ("last_seen_at","fingerprint") WHERE resolved_at is null;--> statement-breakpoint
CREATE INDEX "issue_channel_by_channel" ON "issue_channel" USING btree ("channel_id","fingerprint");--> statement-breakpoint
CREATE INDEX "issue_hour_by_hour" ON "issue_hour" USING btree ("hour");--> statement-breakpoint
-- Issues follow the operations in the transaction that changes them: each statement on `operation` hands on how many operations have begun
-- and ceased to have a cause, by channel.
create function record_issue_changes(changes jsonb) returns void language plpgsql as $$
begin
  -- In one order, so that transactions do not wait for each other in a circle; what follows is then theirs alone.
  perform 1
  from issue
  where fingerprint in (select distinct change ->> 'fingerprint' from jsonb_array_elements(changes) change)
  order by fingerprint
  for no key update;

  insert into issue_channel as known (fingerprint, channel_id, open, failures)
  select fingerprint, channel_id, open, failures
  from jsonb_to_recordset(changes) as change (fingerprint text, channel_id text, open bigint, failures bigint)
  order by fingerprint, channel_id
  on conflict (fingerprint, channel_id) do update
  set open = known.open + excluded.open, failures = known.failures + excluded.failures,
    last_seen_at = case when excluded.failures > 0 then now() else known.last_seen_at end;

  insert into issue_hour as known (fingerprint, hour, channel_id, failures)
  select fingerprint, date_trunc('hour', now(), 'UTC'), channel_id, failures
  from jsonb_to_recordset(changes) as change (fingerprint text, channel_id text, failures bigint)
  where failures > 0
  order by fingerprint, channel_id
  on conflict (fingerprint, hour, channel_id) do update set failures = known.failures + excluded.failures;

  -- Opened, or failing again.
  insert into issue as known (
    fingerprint, error_class, error_code, error_field, example_id, open, failures, changed_in
  )
  select change.fingerprint, o.error_class, o.error_code, regexp_replace(o.error_field, '[.][0-9]+', '', 'g'),
    o.operation_id, change.open, change.failures, pg_current_xact_id()::text
  from (
    select fingerprint, sum(open) as open, sum(failures) as failures, max(example) as example
    from jsonb_to_recordset(changes) as change (fingerprint text, open bigint, failures bigint, example text)
    group by fingerprint
  ) change
  join operation o on o.operation_id = change.example::uuid
  order by change.fingerprint
  on conflict (fingerprint) do update
  set open = known.open + excluded.open, failures = known.failures + excluded.failures,
    example_id = excluded.example_id, last_seen_at = now(), resolved_at = null,
    reopened_at = case when known.resolved_at is null then known.reopened_at else now() end,
    reopenings = known.reopenings + (known.resolved_at is not null)::int,
    acknowledged_at = case when known.resolved_at is null then known.acknowledged_at end,
    acknowledged_by = case when known.resolved_at is null then known.acknowledged_by end,
    snoozed_until = case when known.resolved_at is null then known.snoozed_until end,
    snoozed_at = case when known.resolved_at is null then known.snoozed_at end,
    snoozed_by = case when known.resolved_at is null then known.snoozed_by end,
    revision = known.revision + (known.resolved_at is not null)::int,
    changed_in = case when known.resolved_at is null then known.changed_in else excluded.changed_in end;

  -- Fewer operations; resolved when none is left.
  update issue known
  set open = known.open + change.open,
    resolved_at = case when known.open + change.open <= 0 then coalesce(known.resolved_at, now()) end,
    revision = known.revision + (known.resolved_at is null and known.open + change.open <= 0)::int,
    changed_in = case
      when known.resolved_at is null and known.open + change.open <= 0 then pg_current_xact_id()::text
      else known.changed_in
    end
  from (
    select fingerprint, sum(open) as open
    from jsonb_to_recordset(changes) as change (fingerprint text, open bigint, example text)
    group by fingerprint
    having max(example) is null
  ) change
  where known.fingerprint = change.fingerprint;
end
$$;
--> statement-breakpoint
create function keep_issues_inserted() returns trigger language plpgsql as $$
declare changes jsonb;
begin
  select jsonb_agg(difference) into changes
  from (
    select fingerprint, channel_id, count(*) as open, count(*) as failures, max(operation_id::text) as example
    from inserted
    where fingerprint is not null and status = 'FAILED' and route = 'ASYNC'
    group by fingerprint, channel_id
  ) difference;
  if changes is not null then perform record_issue_changes(changes); end if;
  return null;
end
$$;
--> statement-breakpoint
create function keep_issues_updated() returns trigger language plpgsql as $$
declare changes jsonb;
begin
  select jsonb_agg(difference) into changes
  from (
    select fingerprint, channel_id, sum(open) as open, greatest(sum(failures), 0) as failures,
      case when sum(failures) > 0 then max(example) end as example
    from (
      select fingerprint, channel_id, 1 as open, 1 as failures, operation_id::text as example
      from updated
      where status = 'FAILED' and fingerprint is not null and route = 'ASYNC'
      union all
      select fingerprint, channel_id, -1, -1, null
      from replaced
      where status = 'FAILED' and fingerprint is not null and route = 'ASYNC'
      union all
      select retried_cause, channel_id, 1, 0, null
      from updated
      where status = 'IN_PROGRESS' and retried_cause is not null and route = 'ASYNC'
      union all
      select retried_cause, channel_id, -1, 0, null
      from replaced
      where status = 'IN_PROGRESS' and retried_cause is not null and route = 'ASYNC'
    ) as each
    group by fingerprint, channel_id
    having sum(open) <> 0 or sum(failures) > 0
  ) difference;
  if changes is not null then perform record_issue_changes(changes); end if;
  return null;
end
$$;
--> statement-breakpoint
create function keep_issues_deleted() returns trigger language plpgsql as $$
declare changes jsonb;
begin
  select jsonb_agg(difference) into changes
  from (
    select case status when 'FAILED' then fingerprint else retried_cause end as fingerprint, channel_id,
      -count(*) as open, 0 as failures
    from deleted
    where case status when 'FAILED' then fingerprint when 'IN_PROGRESS' then retried_cause end is not null
      and route = 'ASYNC'
    group by 1, 2
  ) difference;
  if changes is not null then perform record_issue_changes(changes); end if;
  return null;
end
$$;
--> statement-breakpoint
create trigger keep_issues_inserted after insert on operation referencing new table as inserted for each statement execute function keep_issues_inserted();
--> statement-breakpoint
create trigger keep_issues_updated after update on operation referencing new table as updated old table as replaced for each statement execute function keep_issues_updated();
--> statement-breakpoint
create trigger keep_issues_deleted after delete on operation referencing old table as deleted for each statement execute function keep_issues_deleted();
--> statement-breakpoint
-- What fails at the upgrade: from the counters, and by key. The triggers above hold the table's lock, so that nothing changes in between.
insert into issue_channel (fingerprint, channel_id, open, failures)
select fingerprint, channel_id, sum(n), sum(n)
from operation_error_count
group by fingerprint, channel_id
having sum(n) > 0;
--> statement-breakpoint
insert into issue (
  fingerprint, error_class, error_code, error_field, example_id, open, failures, first_seen_at, last_seen_at
)
select counted.fingerprint, newest.error_class, newest.error_code,
  regexp_replace(newest.error_field, '[.][0-9]+', '', 'g'), newest.operation_id, counted.open, counted.open,
  oldest.captured_at, newest.captured_at
from (select fingerprint, sum(open) as open from issue_channel group by fingerprint) counted
cross join lateral (
  select o.*
  from operation o
  where o.listed_status = 'FAILED' and o.fingerprint = counted.fingerprint
  order by o.fingerprint desc, o.captured_at desc, o.operation_id desc
  limit 1
) newest
cross join lateral (
  select o.captured_at
  from operation o
  where o.listed_status = 'FAILED' and o.fingerprint = counted.fingerprint
  order by o.fingerprint, o.captured_at, o.operation_id
  limit 1
) oldest;
--> statement-breakpoint
update issue_channel
set first_seen_at = issue.first_seen_at, last_seen_at = issue.last_seen_at
from issue
where issue.fingerprint = issue_channel.fingerprint;
