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
-- Counts by status, channel and error, and of FAILED operations by their cause, that never scan: each statement on `operation` leaves the
-- differences it made.
create function count_inserted_operations() returns trigger language plpgsql as $$
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
create function count_updated_operations() returns trigger language plpgsql as $$
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
create function count_deleted_operations() returns trigger language plpgsql as $$
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
create trigger count_inserted after insert on operation referencing new table as inserted for each statement execute function count_inserted_operations();
--> statement-breakpoint
create trigger count_updated after update on operation referencing new table as updated old table as replaced for each statement execute function count_updated_operations();
--> statement-breakpoint
create trigger count_deleted after delete on operation referencing old table as deleted for each statement execute function count_deleted_operations();
--> statement-breakpoint
-- Every staging row is updated once, when it gets its verdict. Half of each page is left free for that: the new version then lies beside
-- the old one, and neither of the two indexes is written again.
alter table retail_async_customer_v2 set (fillfactor = 50);
--> statement-breakpoint
alter table retail_async_address_v2 set (fillfactor = 50);
--> statement-breakpoint
alter table retail_async_customer_contact set (fillfactor = 50);
--> statement-breakpoint
alter table retail_async_customer_affiliation set (fillfactor = 50);
--> statement-breakpoint
alter table retail_async_customer_attribute_v2 set (fillfactor = 50);
--> statement-breakpoint
-- The jobs of Commerce Data Exchange under their documented numbers. Those that carry no data are listed because operators look for them.
insert into cdx_job (id, name, direction, description, carries_data) values
  ('1010', 'Customers', 'DOWNLOAD', 'Brings customers, their account numbers, what became of captured operations, groups, affiliations and attribute definitions to the channels.', true),
  ('1010_CustomerSearch', 'Customer search', 'DOWNLOAD', 'Would publish customers to a cloud search index. Carries no data here: channels search their own database.', false),
  ('1040', 'Products', 'DOWNLOAD', 'Carries no data here: this product has no products.', false),
  ('1060', 'Staff', 'DOWNLOAD', 'Carries no data here: this product has no staff.', false),
  ('1070', 'Channel configuration', 'DOWNLOAD', 'Brings legal entities, channels, functionality profiles and default customers to the channel databases that they concern.', true),
  ('1090', 'Registers', 'DOWNLOAD', 'Carries no data here: this product has no registers.', false),
  ('1110', 'Global configuration', 'DOWNLOAD', 'Brings the state of features, shared parameters, countries, currencies and languages to the channels.', true),
  ('1150', 'Catalog', 'DOWNLOAD', 'Carries no data here: this product has no catalogs.', false),
  ('P-0001', 'Channel transactions', 'UPLOAD', 'Takes what the channels captured to headquarters (the P-job).', true);
--> statement-breakpoint
insert into cdx_subjob (job_id, name, line, headquarters_table, channel_table) values
  ('1010', 'Customer', 1, 'customer', 'customer'),
  ('1010', 'CustomerAddress', 2, 'customer_address', 'customer'),
  ('1010', 'CustomerContact', 3, 'customer_contact', 'customer'),
  ('1010', 'CustomerAffiliation', 4, 'customer_affiliation', 'customer'),
  ('1010', 'CustomerAttribute', 5, 'customer_attribute', 'customer'),
  ('1010', 'LoyaltyCard', 6, 'loyalty_card', 'customer'),
  ('1010', 'Settlement', 7, 'operation', 'settlement'),
  ('1010', 'OperationOutcome', 8, 'operation', 'operation_outcome'),
  ('1010', 'CustomerGroup', 9, 'customer_group', 'configuration'),
  ('1010', 'Affiliation', 10, 'affiliation', 'configuration'),
  ('1010', 'AttributeDefinition', 11, 'attribute_definition', 'configuration'),
  ('1070', 'LegalEntity', 1, 'legal_entity', 'configuration'),
  ('1070', 'FunctionalityProfile', 2, 'functionality_profile', 'configuration'),
  ('1070', 'DefaultCustomer', 3, 'default_customer', 'configuration'),
  ('1070', 'Channel', 4, 'channel', 'configuration'),
  ('1110', 'Feature', 1, 'feature', 'configuration'),
  ('1110', 'ReferenceValue', 2, 'reference_value', 'configuration'),
  ('1110', 'Parameters', 3, 'parameters', 'configuration'),
  ('P-0001', 'RetailAsyncCustomerV2', 1, 'retail_async_customer_v2', 'retail_async_customer_v2'),
  ('P-0001', 'RetailAsyncAddressV2', 2, 'retail_async_address_v2', 'retail_async_address_v2'),
  ('P-0001', 'RetailAsyncCustomerContact', 3, 'retail_async_customer_contact', 'retail_async_customer_contact'),
  ('P-0001', 'RetailAsyncCustomerAffiliation', 4, 'retail_async_customer_affiliation', 'retail_async_customer_affiliation'),
  ('P-0001', 'RetailAsyncCustomerAttributeV2', 5, 'retail_async_customer_attribute_v2', 'retail_async_customer_attribute_v2');
--> statement-breakpoint
insert into batch_job (id, caption, aliases, description)
values (
  'synchronize',
  'Synchronize customers and channel requests',
  array['Create customers from async mode', 'Synchronize customers and business partners from async mode'],
  'Makes real customers of what the channels captured and P-0001 brought: judges and applies each operation, customer by customer in order.'
);
--> statement-breakpoint
insert into batch_job (id, caption, aliases, description)
select id, id || ' ' || name, array[name], description
from cdx_job
where carries_data;
--> statement-breakpoint
insert into batch_job (id, caption, aliases, description)
values (
  'bulk-synchronize',
  'Synchronize operations in bulk',
  array[]::text[],
  'Synchronizes every operation that matched a filter when it was started, as Synchronize does with one: started by synchronizeOperations, looked at with bulkRun.'
);
