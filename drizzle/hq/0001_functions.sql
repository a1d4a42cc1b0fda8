-- What a customer is found by: prefixes of labelled words. n: words of names, e: e-mail addresses, p: digits of phone numbers
-- (whole, the last ten and the last seven), a: account numbers.
create function customer_search(account text, names text[], emails text[], phones text[]) returns tsvector
language sql immutable parallel safe as $$
  select array_to_tsvector(coalesce(array_agg(distinct word) filter (where length(word) > 2), array[]::text[]))
  from (
    select 'a:' || lower(account)
    union all
    select 'n:' || w from unnest(names) n, regexp_split_to_table(lower(n), '[^[:alnum:]]+') w
    union all
    select 'e:' || lower(trim(e)) from unnest(emails) e
    union all
    select 'p:' || d from unnest(phones) p, lateral (select regexp_replace(p, '\D', '', 'g') as digits) x,
      lateral (values (digits), (right(digits, 10)), (right(digits, 7))) v (d)
  ) as words (word)
$$;
--> statement-breakpoint
insert into log_head (id, position) values (1, 0);
--> statement-breakpoint
insert into parameters (id) values (1);
--> statement-breakpoint
create function refuse_change() returns trigger language plpgsql as $$
begin
  if coalesce(current_setting('tillsync.erasing', true), '') <> 'on' then
    raise exception 'rows of % are append-only', tg_table_name using errcode = 'restrict_violation';
  end if;
  return null;
end
$$;
--> statement-breakpoint
create trigger append_only before update or delete or truncate on operation_attempt for each statement execute function refuse_change();
--> statement-breakpoint
create trigger append_only before update or delete or truncate on audit_entry for each statement execute function refuse_change();
--> statement-breakpoint
-- Counts by status, channel and error that never scan: each statement on `operation` leaves the differences it made.
create function count_inserted_operations() returns trigger language plpgsql as $$
begin
  insert into operation_count (channel_id, status, error_code, n)
  select channel_id, status, coalesce(error_code, ''), count(*)
  from inserted
  where route = 'ASYNC'
  group by 1, 2, 3;
  return null;
end
$$;
--> statement-breakpoint
create function count_updated_operations() returns trigger language plpgsql as $$
begin
  insert into operation_count (channel_id, status, error_code, n)
  select channel_id, status, error_code, sum(n)
  from (
    select channel_id, status, coalesce(error_code, '') as error_code, 1 as n from updated where route = 'ASYNC'
    union all
    select channel_id, status, coalesce(error_code, ''), -1 from replaced where route = 'ASYNC'
  ) as difference
  group by 1, 2, 3
  having sum(n) <> 0;
  return null;
end
$$;
--> statement-breakpoint
create function count_deleted_operations() returns trigger language plpgsql as $$
begin
  insert into operation_count (channel_id, status, error_code, n)
  select channel_id, status, coalesce(error_code, ''), -count(*)
  from deleted
  where route = 'ASYNC'
  group by 1, 2, 3;
  return null;
end
$$;
--> statement-breakpoint
create trigger count_inserted after insert on operation referencing new table as inserted for each statement execute function count_inserted_operations();
--> statement-breakpoint
create trigger count_updated after update on operation referencing new table as updated old table as replaced for each statement execute function count_updated_operations();
--> statement-breakpoint
create trigger count_deleted after delete on operation referencing old table as deleted for each statement execute function count_deleted_operations();
