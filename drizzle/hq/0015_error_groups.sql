-- The counters of `operation` count FAILED operations by their cause as well, out of the same differences.
create or replace function count_inserted_operations() returns trigger language plpgsql as $$
begin
  with difference as materialized (
    select channel_id, status, coalesce(error_code, '') as error_code, error_class,
      case status when 'FAILED' then fingerprint end as fingerprint, count(*) as n
    from inserted
    where route = 'ASYNC'
    group by 1, 2, 3, 4, 5
  ),
  by_cause as (
    insert into operation_error_count (fingerprint, channel_id, error_class, error_code, n)
    select fingerprint, channel_id, error_class, error_code, n
    from difference
    where fingerprint is not null
  )
  insert into operation_count (channel_id, status, error_code, n)
  select channel_id, status, error_code, sum(n)
  from difference
  group by 1, 2, 3;
  return null;
end
$$;
--> statement-breakpoint
create or replace function count_updated_operations() returns trigger language plpgsql as $$
begin
  with difference as materialized (
    select channel_id, status, error_code, error_class, fingerprint, sum(n) as n
    from (
      select channel_id, status, coalesce(error_code, '') as error_code, error_class,
        case status when 'FAILED' then fingerprint end as fingerprint, 1 as n
      from updated
      where route = 'ASYNC'
      union all
      select channel_id, status, coalesce(error_code, ''), error_class, case status when 'FAILED' then fingerprint end, -1
      from replaced
      where route = 'ASYNC'
    ) as each
    group by 1, 2, 3, 4, 5
    having sum(n) <> 0
  ),
  by_cause as (
    insert into operation_error_count (fingerprint, channel_id, error_class, error_code, n)
    select fingerprint, channel_id, error_class, error_code, n
    from difference
    where fingerprint is not null
  )
  insert into operation_count (channel_id, status, error_code, n)
  select channel_id, status, error_code, sum(n)
  from difference
  group by 1, 2, 3
  having sum(n) <> 0;
  return null;
end
$$;
--> statement-breakpoint
create or replace function count_deleted_operations() returns trigger language plpgsql as $$
begin
  with difference as materialized (
    select channel_id, status, coalesce(error_code, '') as error_code, error_class,
      case status when 'FAILED' then fingerprint end as fingerprint, -count(*) as n
    from deleted
    where route = 'ASYNC'
    group by 1, 2, 3, 4, 5
  ),
  by_cause as (
    insert into operation_error_count (fingerprint, channel_id, error_class, error_code, n)
    select fingerprint, channel_id, error_class, error_code, n
    from difference
    where fingerprint is not null
  )
  insert into operation_count (channel_id, status, error_code, n)
  select channel_id, status, error_code, sum(n)
  from difference
  group by 1, 2, 3;
  return null;
end
$$;
--> statement-breakpoint
insert into operation_error_count (fingerprint, channel_id, error_class, error_code, n)
select fingerprint, channel_id, error_class, error_code, count(*)
from operation
where route = 'ASYNC' and status = 'FAILED' and fingerprint is not null
group by 1, 2, 3, 4;
--> statement-breakpoint
insert into batch_job (id, caption, aliases, description)
values (
  'bulk-synchronize',
  'Synchronize operations in bulk',
  array[]::text[],
  'Synchronizes every operation that matched a filter when it was started, as Synchronize does with one: started by synchronizeOperations, looked at with bulkRun.'
);
