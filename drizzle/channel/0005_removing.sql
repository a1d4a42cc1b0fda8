-- Append-only rows are changed and taken away by two kinds of work alone, which say so in their transaction: erasure, and retention, which only deletes.
create or replace function refuse_change() returns trigger language plpgsql as $$
declare
  removing text := coalesce(current_setting('tillsync.removing', true), '');
begin
  if not (removing = 'erasure' and tg_op <> 'TRUNCATE' or removing = 'retention' and tg_op = 'DELETE') then
    raise exception 'rows of % are append-only', tg_table_name using errcode = 'restrict_violation';
  end if;
  return null;
end
$$;
--> statement-breakpoint
-- The audit holds nothing to erase: its rows leave by retention alone.
create function refuse_change_of_audit() returns trigger language plpgsql as $$
begin
  if not (coalesce(current_setting('tillsync.removing', true), '') = 'retention' and tg_op = 'DELETE') then
    raise exception 'rows of % are append-only', tg_table_name using errcode = 'restrict_violation';
  end if;
  return null;
end
$$;
--> statement-breakpoint
drop trigger append_only on audit_entry;
--> statement-breakpoint
create trigger append_only before update or delete or truncate on audit_entry for each statement execute function refuse_change_of_audit();
--> statement-breakpoint
-- The application's role may not delete events and audit entries itself; these two do it in the owner's name, the oldest first, and never what is recent:
-- whoever has taken the application over cannot remove the traces of it.
create function remove_expired_events(before timestamptz, most int) returns int
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  removed int;
begin
  if before is null or before > now() - interval '23 hours' then
    raise exception 'events of the last day stay' using errcode = 'restrict_violation';
  end if;
  with oldest as materialized (
    select position, at
    from log
    order by position
    limit most
  ),
  kept as (
    select min(position) as position
    from oldest
    where at >= before
  )
  delete from log
  using kept
  where log.position <= (select max(position) from oldest) and (kept.position is null or log.position < kept.position);
  get diagnostics removed = row_count;
  return removed;
end
$$;
--> statement-breakpoint
create function remove_expired_audit(before timestamptz, most int) returns int
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  removed int;
begin
  if before is null or before > now() - interval '29 days' then
    raise exception 'audit entries of the last month stay' using errcode = 'restrict_violation';
  end if;
  perform set_config('tillsync.removing', 'retention', true);
  delete from audit_entry
  where id in (
    select id
    from audit_entry
    where at < before
    order by at
    limit most
    for update skip locked
  );
  get diagnostics removed = row_count;
  perform set_config('tillsync.removing', '', true);
  return removed;
end
$$;
--> statement-breakpoint
revoke all on function remove_expired_events(timestamptz, int), remove_expired_audit(timestamptz, int) from public;
