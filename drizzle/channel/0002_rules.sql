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
--> statement-breakpoint
insert into idempotency_secret (id) values (1);
--> statement-breakpoint
-- An operation stops being unsettled in the transaction that tells this database of it.
create function take_away_settled() returns trigger language plpgsql as $$
begin
  delete from unsettled_operation u
  using told
  where u.customer_key = told.customer_key and u.operation_number <= told.settled_through;
  return null;
end
$$;
--> statement-breakpoint
create trigger settlement_inserted after insert on settlement
referencing new table as told for each statement execute function take_away_settled();
--> statement-breakpoint
create trigger settlement_updated after update on settlement
referencing new table as told for each statement execute function take_away_settled();
--> statement-breakpoint
-- An operation that was given up and is restored at headquarters is unsettled again.
create function bring_back_unsettled() returns trigger language plpgsql as $$
begin
  insert into unsettled_operation (operation_id, customer_key, operation_number, data_area_id, channel_id, name, created_at)
  select o.operation_id, o.customer_key, o.operation_number, o.data_area_id, o.channel_id,
    (
      select r.cust_name
      from retail_async_customer_v2 r
      where r.operation_id = o.operation_id and (r.operation = 'CREATE' or 'name' = any(r.changed_fields))
      limit 1
    ),
    case when o.kind = 'CREATE_CUSTOMER' then to_char(o.captured_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') end
  from before
  join told using (customer_key)
  join operation o using (customer_key)
  where told.settled_through < before.settled_through and o.operation_number > told.settled_through
  on conflict (operation_id) do nothing;
  return null;
end
$$;
--> statement-breakpoint
create trigger settlement_lowered after update on settlement
referencing old table as before new table as told for each statement execute function bring_back_unsettled();
