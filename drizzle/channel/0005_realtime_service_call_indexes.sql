DROP INDEX "realtime_service_call_by_time";--> statement-breakpoint
CREATE INDEX "realtime_service_call_by_channel" ON "realtime_service_call" USING btree ("channel_id","started_at","call_id");--> statement-breakpoint
CREATE INDEX "realtime_service_call_by_operation" ON "realtime_service_call" USING btree ("operation_id");--> statement-breakpoint
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
