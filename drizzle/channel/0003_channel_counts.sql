CREATE TABLE "channel_count" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"channel_id" text NOT NULL,
	"hour" timestamp with time zone NOT NULL,
	"pending" integer DEFAULT 0 NOT NULL,
	"captured" integer DEFAULT 0 NOT NULL,
	"calls" integer DEFAULT 0 NOT NULL,
	"avoidable" integer DEFAULT 0 NOT NULL,
	"fell_back" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE INDEX "channel_count_by_channel" ON "channel_count" USING btree ("channel_id","hour");--> statement-breakpoint
CREATE INDEX "upload_pending_by_channel" ON "upload_pending" USING btree ("channel_id","position");--> statement-breakpoint
-- What was captured before there were counters. Calls are counted for the last day, which is all that is shown of them.
insert into channel_count (channel_id, hour, captured)
select channel_id, date_trunc('hour', captured_at), count(*)
from operation
group by 1, 2;
--> statement-breakpoint
-- What the sequencer has not moved yet is counted when it does.
insert into channel_count (channel_id, hour, captured)
select channel_id, 'epoch', -count(*)
from outbox
where kind = 'OPERATION' and status = 'CAPTURED'
group by 1;
--> statement-breakpoint
insert into channel_count (channel_id, hour, pending)
select channel_id, 'epoch', count(*)
from upload_pending
group by 1;
--> statement-breakpoint
insert into channel_count (channel_id, hour, calls, avoidable, fell_back)
select channel_id, date_trunc('hour', started_at), count(*), count(*) filter (where avoidable), count(*) filter (where fell_back)
from realtime_service_call
where started_at > now() - interval '1 day'
group by 1, 2;
--> statement-breakpoint
create function count_pending() returns trigger language plpgsql as $$
begin
  insert into channel_count (channel_id, hour, pending, captured)
  select channel_id, date_trunc('hour', now()), count(*), count(*)
  from inserted
  group by 1;
  return null;
end
$$;
--> statement-breakpoint
create function count_uploaded() returns trigger language plpgsql as $$
begin
  insert into channel_count (channel_id, hour, pending)
  select channel_id, date_trunc('hour', now()), -count(*)
  from deleted
  group by 1;
  return null;
end
$$;
--> statement-breakpoint
create function count_calls() returns trigger language plpgsql as $$
begin
  insert into channel_count (channel_id, hour, calls, avoidable)
  select channel_id, date_trunc('hour', started_at), count(*), count(*) filter (where avoidable)
  from inserted
  group by 1, 2;
  return null;
end
$$;
--> statement-breakpoint
create function count_fallen_back() returns trigger language plpgsql as $$
begin
  insert into channel_count (channel_id, hour, fell_back)
  select updated.channel_id, date_trunc('hour', updated.started_at), count(*)
  from updated
  join replaced using (call_id)
  where updated.fell_back and not replaced.fell_back
  group by 1, 2;
  return null;
end
$$;
--> statement-breakpoint
create trigger count_inserted after insert on upload_pending referencing new table as inserted for each statement execute function count_pending();
--> statement-breakpoint
create trigger count_deleted after delete on upload_pending referencing old table as deleted for each statement execute function count_uploaded();
--> statement-breakpoint
create trigger count_inserted after insert on realtime_service_call referencing new table as inserted for each statement execute function count_calls();
--> statement-breakpoint
create trigger count_updated after update on realtime_service_call referencing new table as updated old table as replaced for each statement execute function count_fallen_back();
