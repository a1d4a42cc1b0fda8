ALTER TABLE "batch_run" ADD COLUMN "rate" real;--> statement-breakpoint
ALTER TABLE "batch_run" ADD COLUMN "measured_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "batch_run" ADD COLUMN "measured" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
-- How fast a run works, measured where every kind of run writes its progress. It is measured anew whenever the run is taken up again, so that
-- a pause is no slowness; shorter than half a second is too short to measure by.
create function measure_run() returns trigger language plpgsql as $$
declare
  worked int := new.done + new.failed + new.skipped;
  moment timestamptz := clock_timestamp();
  passed float8 := extract(epoch from moment - old.measured_at);
  lasted float8 := extract(epoch from new.ended_at - new.started_at);
begin
  if new.status <> 'EXECUTING' then
    new.rate := case when new.ended_at is not null and lasted > 0 then worked / lasted end;
  elsif old.status <> 'EXECUTING' or new.fence <> old.fence then
    new.rate := null;
    new.measured_at := moment;
    new.measured := worked;
  elsif worked > old.measured and passed >= 0.5 then
    new.rate := (coalesce(old.rate, (worked - old.measured) / passed) + (worked - old.measured) / passed) / 2;
    new.measured_at := moment;
    new.measured := worked;
  end if;
  return new;
end
$$;
--> statement-breakpoint
create trigger measure before update on batch_run for each row execute function measure_run();
