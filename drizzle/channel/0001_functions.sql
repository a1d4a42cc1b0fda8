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
insert into upload_state (id) values (1);
--> statement-breakpoint
-- What a channel has captured is never changed or taken away, but for erasure, which says so in its transaction.
create function refuse_change() returns trigger language plpgsql as $$
begin
  if coalesce(current_setting('tillsync.erasing', true), '') <> 'on' then
    raise exception 'rows of % are append-only', tg_table_name using errcode = 'restrict_violation';
  end if;
  return null;
end
$$;
--> statement-breakpoint
create trigger append_only before update or delete or truncate on retail_async_customer_v2 for each statement execute function refuse_change();
--> statement-breakpoint
create trigger append_only before update or delete or truncate on retail_async_address_v2 for each statement execute function refuse_change();
--> statement-breakpoint
create trigger append_only before update or delete or truncate on retail_async_customer_contact for each statement execute function refuse_change();
--> statement-breakpoint
create trigger append_only before update or delete or truncate on retail_async_customer_affiliation for each statement execute function refuse_change();
--> statement-breakpoint
create trigger append_only before update or delete or truncate on retail_async_customer_attribute_v2 for each statement execute function refuse_change();
--> statement-breakpoint
create trigger append_only before update or delete or truncate on operation for each statement execute function refuse_change();
--> statement-breakpoint
create trigger append_only before update or delete or truncate on audit_entry for each statement execute function refuse_change();
