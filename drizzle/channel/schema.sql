-- Printed from the catalog by npm run db:dump; the migrations are what is applied.

create table applied_job (
  job_id text not null,
  position bigint not null,
  session_id uuid,
  rows_affected integer default 0 not null,
  applied_at timestamp with time zone default now() not null,
  redirects_through bigint default 0 not null
);
alter table applied_job add constraint applied_job_pkey PRIMARY KEY (job_id);
create table audit_entry (
  id bigint default nextval('audit_entry_id_seq'::regclass) not null,
  at timestamp with time zone default now() not null,
  actor text not null,
  roles text[] not null,
  action text not null,
  target text,
  result text not null,
  request_id text,
  reason text
);
alter table audit_entry add constraint audit_entry_pkey PRIMARY KEY (id);
CREATE INDEX audit_entry_by_target ON public.audit_entry USING btree (target, id) WHERE (target IS NOT NULL);
CREATE INDEX audit_entry_by_time ON public.audit_entry USING btree (at);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.audit_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_audit();
create table channel_cache (
  id integer default 1 not null,
  generation bigint not null,
  loaded_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  content jsonb not null
);
alter table channel_cache add constraint channel_cache_one_row CHECK ((id = 1));
alter table channel_cache add constraint channel_cache_pkey PRIMARY KEY (id);
create table channel_count (
  id bigint default nextval('channel_count_id_seq'::regclass) not null,
  channel_id text not null,
  hour timestamp with time zone not null,
  pending integer default 0 not null,
  captured integer default 0 not null,
  calls integer default 0 not null,
  avoidable integer default 0 not null,
  fell_back integer default 0 not null
);
alter table channel_count add constraint channel_count_pkey PRIMARY KEY (id);
CREATE INDEX channel_count_by_channel ON public.channel_count USING btree (channel_id, hour);
create table channel_switch (
  channel_id text not null,
  offline boolean default false not null,
  realtime_service_available boolean default true not null,
  changed_at timestamp with time zone default now() not null,
  changed_by text not null
);
alter table channel_switch add constraint channel_switch_pkey PRIMARY KEY (channel_id);
create table configuration (
  kind text not null,
  id text not null,
  job_id text not null,
  content jsonb not null
);
alter table configuration add constraint configuration_kind_id_pk PRIMARY KEY (kind, id);
create table customer (
  customer_key uuid not null,
  data_area_id text not null,
  account text not null,
  name text not null,
  version integer not null,
  address_books text[] not null,
  document jsonb not null,
  created_at text default (document ->> 'createdAt'::text),
  search tsvector not null,
  applied_at timestamp with time zone default now() not null,
  fingerprint text,
  sort_key text default ''::text not null
);
alter table customer add constraint customer_account UNIQUE (data_area_id, account);
alter table customer add constraint customer_pkey PRIMARY KEY (customer_key);
CREATE INDEX customer_by_search ON public.customer USING gin (search) WITH (gin_pending_list_limit='128');
CREATE INDEX customer_by_sort_key ON public.customer USING btree (data_area_id, sort_key, customer_key);
CREATE INDEX customer_by_time ON public.customer USING btree (data_area_id, created_at, customer_key);
CREATE INDEX customer_to_fill ON public.customer USING btree (customer_key) WHERE (sort_key = ''::text);
CREATE TRIGGER remove_duplicate_keys AFTER DELETE ON public.customer REFERENCING OLD TABLE AS deleted FOR EACH STATEMENT EXECUTE FUNCTION remove_duplicate_keys();
create table customer_counter (
  customer_key uuid not null,
  n integer not null,
  erased_at timestamp with time zone
);
alter table customer_counter add constraint customer_counter_pkey PRIMARY KEY (customer_key);
CREATE INDEX customer_counter_erased ON public.customer_counter USING btree (customer_key) WHERE (erased_at IS NOT NULL);
create table customer_redirect (
  merged_key uuid not null,
  kept_key uuid not null,
  data_area_id text not null,
  account text not null
);
alter table customer_redirect add constraint customer_redirect_pkey PRIMARY KEY (merged_key);
CREATE INDEX customer_redirect_by_account ON public.customer_redirect USING btree (data_area_id, account);
CREATE INDEX customer_redirect_by_kept ON public.customer_redirect USING btree (kept_key);
create table database_identity (
  channel_database_id text not null,
  source_id uuid default gen_random_uuid() not null,
  created_at timestamp with time zone default now() not null
);
alter table database_identity add constraint database_identity_pkey PRIMARY KEY (channel_database_id);
create table duplicate_key (
  customer_key uuid not null,
  key text not null,
  national text not null
);
alter table duplicate_key add constraint duplicate_key_customer_key_key_national_pk PRIMARY KEY (customer_key, key, "national");
CREATE INDEX duplicate_key_by_key ON public.duplicate_key USING btree (key);
create table filling (
  kind text not null,
  version integer not null,
  round integer default 1 not null,
  last_key uuid not null,
  ended_at timestamp with time zone
);
alter table filling add constraint filling_pkey PRIMARY KEY (kind);
create table headquarters_seen (
  id integer default 1 not null,
  incarnation uuid not null,
  number bigint not null,
  position bigint not null,
  numbers jsonb not null,
  seen_at timestamp with time zone default now() not null
);
alter table headquarters_seen add constraint headquarters_seen_pkey PRIMARY KEY (id);
create table idempotency (
  scope text not null,
  key text not null,
  request_hash text not null,
  customer_key uuid not null,
  operation_id uuid not null,
  state text not null,
  created_at timestamp with time zone default now() not null,
  routed_at timestamp with time zone default now() not null,
  returned_route text,
  is_hashed boolean default false not null
);
alter table idempotency add constraint idempotency_scope_key_pk PRIMARY KEY (scope, key);
CREATE INDEX idempotency_by_customer ON public.idempotency USING btree (customer_key, operation_id);
CREATE INDEX idempotency_to_hash ON public.idempotency USING btree (operation_id) WHERE (NOT is_hashed);
CREATE TRIGGER refuse_hashed_key BEFORE INSERT ON public.idempotency FOR EACH ROW WHEN ((NOT new.is_hashed)) EXECUTE FUNCTION refuse_hashed_key();
create table idempotency_secret (
  id integer default 1 not null,
  secret uuid default gen_random_uuid() not null
);
alter table idempotency_secret add constraint idempotency_secret_pkey PRIMARY KEY (id);
create table log (
  position bigint not null,
  at timestamp with time zone default now() not null,
  kind text not null,
  entity_id text not null,
  data_area_id text,
  channel_id text,
  channel_database_id text,
  customer_key uuid,
  operation_id uuid,
  run_id uuid,
  status text,
  revision integer,
  error_code text
);
alter table log add constraint log_pkey PRIMARY KEY ("position");
CREATE INDEX log_by_operation ON public.log USING btree (operation_id);
create table log_head (
  id integer default 1 not null,
  position bigint not null
);
alter table log_head add constraint log_head_pkey PRIMARY KEY (id);
create table loyalty_card (
  card_id uuid not null,
  card_number text not null,
  number_key text not null,
  data_area_id text not null,
  customer_key uuid,
  version integer not null,
  issued_at timestamp with time zone not null,
  applied_at timestamp with time zone default now() not null
);
alter table loyalty_card add constraint loyalty_card_pkey PRIMARY KEY (card_id);
CREATE INDEX loyalty_card_by_customer ON public.loyalty_card USING btree (customer_key);
CREATE INDEX loyalty_card_by_number ON public.loyalty_card USING btree (data_area_id, number_key);
create table operation (
  operation_id uuid not null,
  customer_key uuid not null,
  operation_number integer not null,
  data_area_id text not null,
  channel_id text not null,
  kind text not null,
  customer_account text,
  base_version integer not null,
  hash text not null,
  route_reason text not null,
  captured_at timestamp with time zone default now() not null,
  captured_by text not null,
  address_books text[],
  search tsvector not null,
  key_hash text,
  request_hash text,
  sort_key text,
  removed_words text[],
  imported boolean default false not null,
  traceparent text
);
alter table operation add constraint operation_number UNIQUE (customer_key, operation_number);
alter table operation add constraint operation_pkey PRIMARY KEY (operation_id);
CREATE INDEX operation_by_time ON public.operation USING btree (captured_at, operation_id);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.operation FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER remove_duplicate_keys AFTER DELETE ON public.operation REFERENCING OLD TABLE AS deleted FOR EACH STATEMENT EXECUTE FUNCTION remove_duplicate_keys();
create table operation_outcome (
  operation_id uuid not null,
  status text not null,
  error_code text,
  error_field text,
  error_message text,
  told_at timestamp with time zone default now() not null
);
alter table operation_outcome add constraint operation_outcome_pkey PRIMARY KEY (operation_id);
CREATE INDEX operation_outcome_dismissed ON public.operation_outcome USING btree (status, operation_id) WHERE (status = 'DISMISSED'::text);
create table outbox (
  id bigint default nextval('outbox_id_seq'::regclass) not null,
  at timestamp with time zone default now() not null,
  kind text not null,
  entity_id text not null,
  data_area_id text,
  channel_id text,
  channel_database_id text,
  customer_key uuid,
  operation_id uuid,
  run_id uuid,
  status text,
  revision integer,
  error_code text
);
alter table outbox add constraint outbox_pkey PRIMARY KEY (id);
create table realtime_service_call (
  call_id uuid not null,
  channel_id text not null,
  data_area_id text not null,
  method text not null,
  started_at timestamp with time zone default now() not null,
  duration_ms integer,
  outcome text not null,
  fell_back boolean default false not null,
  reason text not null,
  blocking_feature text,
  missing_jobs text[] not null,
  avoidable boolean default false not null,
  error_code text,
  customer_key uuid,
  operation_id uuid,
  actor text not null,
  changed_position bigint,
  last_applied jsonb
);
alter table realtime_service_call add constraint realtime_service_call_pkey PRIMARY KEY (call_id);
CREATE INDEX realtime_service_call_avoidable ON public.realtime_service_call USING btree (channel_id, started_at, method, reason, blocking_feature, missing_jobs) WHERE avoidable;
CREATE INDEX realtime_service_call_by_channel ON public.realtime_service_call USING btree (channel_id, started_at, call_id);
CREATE INDEX realtime_service_call_by_operation ON public.realtime_service_call USING btree (operation_id);
CREATE INDEX realtime_service_call_by_time ON public.realtime_service_call USING btree (started_at);
CREATE TRIGGER count_inserted AFTER INSERT ON public.realtime_service_call REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION count_calls();
CREATE TRIGGER count_updated AFTER UPDATE ON public.realtime_service_call REFERENCING OLD TABLE AS replaced NEW TABLE AS updated FOR EACH STATEMENT EXECUTE FUNCTION count_fallen_back();
create table register (
  channel_id text not null,
  register_id text not null,
  version text not null,
  waiting_captures integer not null,
  oldest_waiting_at timestamp with time zone,
  first_seen_at timestamp with time zone default now() not null,
  last_seen_at timestamp with time zone default now() not null,
  paused_at timestamp with time zone,
  paused_by text,
  pause_reason text,
  resumed_at timestamp with time zone
);
alter table register add constraint register_channel_id_register_id_pk PRIMARY KEY (channel_id, register_id);
create table repeated_operation (
  operation_id uuid not null,
  repeats uuid not null
);
alter table repeated_operation add constraint repeated_operation_pkey PRIMARY KEY (operation_id);
create table retail_async_address_v2 (
  operation_id uuid not null,
  customer_key uuid not null,
  operation_number integer,
  data_area_id text not null,
  originating_channel text not null,
  operation text not null,
  cust_account text,
  cust_account_async text,
  created_at timestamp with time zone default now() not null,
  changed_fields text[],
  address_id uuid not null,
  address_name character varying(800),
  role character varying(160),
  street character varying(2000),
  street_number character varying(160),
  building_complement character varying(480),
  city character varying(480),
  county character varying(480),
  state character varying(480),
  district_name character varying(480),
  zip character varying(80),
  country character varying(80),
  make_postal_address_primary boolean,
  replication_counter_from_origin bigint generated always as identity not null,
  phone character varying(160),
  email character varying(2040),
  url character varying(2040),
  tax_group character varying(160)
);
alter table retail_async_address_v2 add constraint retail_async_address_v2_replicationCounterFromOrigin_unique UNIQUE (replication_counter_from_origin);
CREATE INDEX retail_async_address_v2_by_customer ON public.retail_async_address_v2 USING btree (customer_key);
CREATE INDEX retail_async_address_v2_by_operation ON public.retail_async_address_v2 USING btree (operation_id);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.retail_async_address_v2 FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
create table retail_async_customer_affiliation (
  operation_id uuid not null,
  customer_key uuid not null,
  operation_number integer,
  data_area_id text not null,
  originating_channel text not null,
  operation text not null,
  cust_account text,
  cust_account_async text,
  created_at timestamp with time zone default now() not null,
  retail_affiliation_id character varying(480) not null,
  replication_counter_from_origin bigint generated always as identity not null
);
alter table retail_async_customer_affiliation add constraint retail_async_customer_affiliation_replicationCounterFromOrigin_ UNIQUE (replication_counter_from_origin);
CREATE INDEX retail_async_customer_affiliation_by_customer ON public.retail_async_customer_affiliation USING btree (customer_key);
CREATE INDEX retail_async_customer_affiliation_by_operation ON public.retail_async_customer_affiliation USING btree (operation_id);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.retail_async_customer_affiliation FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
create table retail_async_customer_attribute_v2 (
  operation_id uuid not null,
  customer_key uuid not null,
  operation_number integer,
  data_area_id text not null,
  originating_channel text not null,
  operation text not null,
  cust_account text,
  cust_account_async text,
  created_at timestamp with time zone default now() not null,
  attribute_name character varying(480) not null,
  attribute_data_type text not null,
  attribute_value_string character varying(8000),
  replication_counter_from_origin bigint generated always as identity not null
);
alter table retail_async_customer_attribute_v2 add constraint retail_async_customer_attribute_v2_replicationCounterFromOrigin UNIQUE (replication_counter_from_origin);
CREATE INDEX retail_async_customer_attribute_v2_by_customer ON public.retail_async_customer_attribute_v2 USING btree (customer_key);
CREATE INDEX retail_async_customer_attribute_v2_by_operation ON public.retail_async_customer_attribute_v2 USING btree (operation_id);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.retail_async_customer_attribute_v2 FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
create table retail_async_customer_contact (
  operation_id uuid not null,
  customer_key uuid not null,
  operation_number integer,
  data_area_id text not null,
  originating_channel text not null,
  operation text not null,
  cust_account text,
  cust_account_async text,
  created_at timestamp with time zone default now() not null,
  contact_id uuid not null,
  type text not null,
  value character varying(2040),
  extension character varying(80),
  is_primary boolean default false not null,
  marketing_opt_in boolean default false not null,
  replication_counter_from_origin bigint generated always as identity not null,
  consent_wording character varying(8000)
);
alter table retail_async_customer_contact add constraint retail_async_customer_contact_replicationCounterFromOrigin_uniq UNIQUE (replication_counter_from_origin);
CREATE INDEX retail_async_customer_contact_by_customer ON public.retail_async_customer_contact USING btree (customer_key);
CREATE INDEX retail_async_customer_contact_by_operation ON public.retail_async_customer_contact USING btree (operation_id);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.retail_async_customer_contact FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
create table retail_async_customer_v2 (
  operation_id uuid not null,
  customer_key uuid not null,
  operation_number integer,
  data_area_id text not null,
  originating_channel text not null,
  operation text not null,
  cust_account text,
  cust_account_async text,
  created_at timestamp with time zone default now() not null,
  changed_fields text[],
  relationship_type character varying(160),
  cust_name character varying(800),
  first_name character varying(200),
  middle_name character varying(200),
  last_name character varying(200),
  title character varying(240),
  phone character varying(160),
  phone_extension character varying(80),
  cellular_phone character varying(160),
  email character varying(2040),
  url character varying(2040),
  receipt_email character varying(2040),
  receipt_option character varying(160),
  language_id character varying(80),
  currency character varying(24),
  cust_group character varying(160),
  price_group character varying(160),
  invoice_account character varying(160),
  credit_max character varying(160),
  blocked character varying(80),
  organization_id character varying(240),
  line_disc character varying(160),
  multiline_disc character varying(160),
  end_disc character varying(160),
  tax_group character varying(160),
  vat_num character varying(240),
  identification_number character varying(400),
  replication_counter_from_origin bigint generated always as identity not null,
  opt_out_personalization character varying(40),
  opt_out_web_activity_tracking character varying(40),
  block_loyalty_enrollment character varying(40)
);
alter table retail_async_customer_v2 add constraint retail_async_customer_v2_replicationCounterFromOrigin_unique UNIQUE (replication_counter_from_origin);
CREATE INDEX retail_async_customer_v2_by_customer ON public.retail_async_customer_v2 USING btree (customer_key);
CREATE INDEX retail_async_customer_v2_by_operation ON public.retail_async_customer_v2 USING btree (operation_id);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.retail_async_customer_v2 FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
create table settlement (
  customer_key uuid not null,
  settled_through integer not null,
  settled_at timestamp with time zone default now() not null
);
alter table settlement add constraint settlement_pkey PRIMARY KEY (customer_key);
CREATE TRIGGER settlement_inserted AFTER INSERT ON public.settlement REFERENCING NEW TABLE AS told FOR EACH STATEMENT EXECUTE FUNCTION take_away_settled();
CREATE TRIGGER settlement_lowered AFTER UPDATE ON public.settlement REFERENCING OLD TABLE AS before NEW TABLE AS told FOR EACH STATEMENT EXECUTE FUNCTION bring_back_unsettled();
CREATE TRIGGER settlement_updated AFTER UPDATE ON public.settlement REFERENCING NEW TABLE AS told FOR EACH STATEMENT EXECUTE FUNCTION take_away_settled();
create table unsettled_operation (
  operation_id uuid not null,
  customer_key uuid not null,
  operation_number integer not null,
  data_area_id text not null,
  channel_id text not null,
  name text,
  created_at text,
  search tsvector not null,
  sort_key text,
  removed_words text[]
);
alter table unsettled_operation add constraint unsettled_operation_pkey PRIMARY KEY (operation_id);
CREATE INDEX unsettled_operation_by_customer ON public.unsettled_operation USING btree (customer_key, operation_number);
CREATE INDEX unsettled_operation_by_search ON public.unsettled_operation USING gin (search) WITH (gin_pending_list_limit='128');
CREATE INDEX unsettled_operation_by_sort_key ON public.unsettled_operation USING btree (sort_key, customer_key);
CREATE INDEX unsettled_operation_by_time ON public.unsettled_operation USING btree (created_at, customer_key);
CREATE TRIGGER give_sort_key BEFORE INSERT ON public.unsettled_operation FOR EACH ROW WHEN (((new.sort_key IS NULL) AND (new.name IS NOT NULL))) EXECUTE FUNCTION give_unsettled_sort_key();
CREATE TRIGGER give_words BEFORE INSERT ON public.unsettled_operation FOR EACH ROW WHEN ((new.search IS NULL)) EXECUTE FUNCTION give_unsettled_words();
create table upload_pending (
  operation_id uuid not null,
  position bigint not null,
  channel_id text not null,
  customer_key uuid,
  operation_number integer,
  kind text,
  captured_at timestamp with time zone
);
alter table upload_pending add constraint upload_pending_pkey PRIMARY KEY (operation_id);
CREATE INDEX upload_pending_by_channel ON public.upload_pending USING btree (channel_id, "position");
CREATE INDEX upload_pending_by_customer ON public.upload_pending USING btree (customer_key, operation_number);
CREATE INDEX upload_pending_by_position ON public.upload_pending USING btree ("position");
CREATE INDEX upload_pending_by_time ON public.upload_pending USING btree (captured_at, operation_id);
CREATE TRIGGER complete BEFORE INSERT ON public.upload_pending FOR EACH ROW WHEN ((new.captured_at IS NULL)) EXECUTE FUNCTION complete_pending();
CREATE TRIGGER count_deleted AFTER DELETE ON public.upload_pending REFERENCING OLD TABLE AS deleted FOR EACH STATEMENT EXECUTE FUNCTION count_uploaded();
CREATE TRIGGER count_inserted AFTER INSERT ON public.upload_pending REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION count_pending();
create table upload_state (
  id integer default 1 not null,
  last_attempt_at timestamp with time zone,
  last_success_at timestamp with time zone,
  reason text,
  rewound boolean default false not null
);
alter table upload_state add constraint upload_state_pkey PRIMARY KEY (id);
CREATE OR REPLACE FUNCTION public.analyze_unsettled()
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  analyze unsettled_operation;
  return (select reltuples::bigint from pg_class where oid = 'unsettled_operation'::regclass);
end
$function$
;
CREATE OR REPLACE FUNCTION public.bring_back_unsettled()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
$function$
;
CREATE OR REPLACE FUNCTION public.complete_pending()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  select customer_key, operation_number, kind, captured_at
  into new.customer_key, new.operation_number, new.kind, new.captured_at
  from operation
  where operation_id = new.operation_id;
  return new;
end
$function$
;
CREATE OR REPLACE FUNCTION public.count_calls()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into channel_count (channel_id, hour, calls, avoidable)
  select channel_id, date_trunc('hour', started_at), count(*), count(*) filter (where avoidable)
  from inserted
  group by 1, 2;
  return null;
end
$function$
;
CREATE OR REPLACE FUNCTION public.count_fallen_back()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into channel_count (channel_id, hour, fell_back)
  select updated.channel_id, date_trunc('hour', updated.started_at), count(*)
  from updated
  join replaced using (call_id)
  where updated.fell_back and not replaced.fell_back
  group by 1, 2;
  return null;
end
$function$
;
CREATE OR REPLACE FUNCTION public.count_pending()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into channel_count (channel_id, hour, pending, captured)
  select channel_id, date_trunc('hour', now()), count(*), count(*)
  from inserted
  group by 1;
  return null;
end
$function$
;
CREATE OR REPLACE FUNCTION public.count_uploaded()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into channel_count (channel_id, hour, pending)
  select channel_id, date_trunc('hour', now()), -count(*)
  from deleted
  group by 1;
  return null;
end
$function$
;
CREATE OR REPLACE FUNCTION public.customer_search(account text, names text[], emails text[], phones text[])
 RETURNS tsvector
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
AS $function$
declare
  words text[] := array['a:' || lower(account)];
  one text;
  digits text;
begin
  words := words || string_to_array('n:' || regexp_replace(lower(array_to_string(names, ' ')), '[^[:alnum:]]+', ' n:', 'g'), ' ');
  foreach one in array coalesce(emails, '{}') loop
    words := words || ('e:' || lower(trim(one)));
  end loop;
  foreach one in array coalesce(phones, '{}') loop
    digits := regexp_replace(one, '[^0-9]+', '', 'g');
    words := words || array['p:' || digits, 'p:' || right(digits, 10), 'p:' || right(digits, 7)];
  end loop;
  words := array_remove(array_remove(array_remove(array_remove(words, 'a:'), 'n:'), 'e:'), 'p:');
  return array_to_tsvector(array_remove(words, null));
end
$function$
;
CREATE OR REPLACE FUNCTION public.expect_number(n integer, expected integer)
 RETURNS integer
 LANGUAGE plpgsql
AS $function$
begin
  if expected is not null and n <> expected then
    raise exception 'another operation of the customer was captured first' using errcode = 'TS409';
  end if;
  return n;
end
$function$
;
CREATE OR REPLACE FUNCTION public.expect_number(n integer, expected integer, erased timestamp with time zone)
 RETURNS integer
 LANGUAGE plpgsql
AS $function$
begin
  if erased is not null then
    raise exception 'the customer was erased' using errcode = 'TS410';
  end if;
  return expect_number(n, expected);
end
$function$
;
CREATE OR REPLACE FUNCTION public.give_unsettled_sort_key()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.sort_key := coalesce((select o.sort_key from operation o where o.operation_id = new.operation_id), '!' || lower(new.name));
  return new;
end
$function$
;
CREATE OR REPLACE FUNCTION public.give_unsettled_words()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  captured operation;
begin
  select * into captured from operation where operation_id = new.operation_id;
  new.removed_words := captured.removed_words;
  new.search := coalesce(captured.search, '') || ts_delete(
    coalesce((select search from customer where customer_key = new.customer_key), ''),
    coalesce(captured.removed_words, '{}')
  );
  return new;
end
$function$
;
CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  removing text := coalesce(current_setting('tillsync.removing', true), '');
begin
  if not (removing = 'erasure' and tg_op <> 'TRUNCATE' or removing = 'retention' and tg_op = 'DELETE') then
    raise exception 'rows of % are append-only', tg_table_name using errcode = 'restrict_violation';
  end if;
  return null;
end
$function$
;
CREATE OR REPLACE FUNCTION public.refuse_change_of_audit()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if not (coalesce(current_setting('tillsync.removing', true), '') = 'retention' and tg_op = 'DELETE') then
    raise exception 'rows of % are append-only', tg_table_name using errcode = 'restrict_violation';
  end if;
  return null;
end
$function$
;
CREATE OR REPLACE FUNCTION public.refuse_hashed_key()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  inner_pad bytea := convert_to((select secret::text from idempotency_secret), 'UTF8') || decode(repeat('00', 28), 'hex');
  outer_pad bytea := inner_pad;
  message bytea := convert_to('[' || to_json(new.scope)::text || ',' || to_json(new.key)::text || ']', 'UTF8');
begin
  for i in 0..63 loop
    inner_pad := set_byte(inner_pad, i, get_byte(inner_pad, i) # 54);
    outer_pad := set_byte(outer_pad, i, get_byte(outer_pad, i) # 92);
  end loop;
  perform
  from idempotency
  where scope = new.scope and is_hashed
    and key = translate(encode(sha256(outer_pad || sha256(inner_pad || message)), 'base64'), E'+/=\n', '-_');
  return case when found then null else new end;
end
$function$
;
CREATE OR REPLACE FUNCTION public.reindex_unsettled()
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET lock_timeout TO '200ms'
AS $function$
begin
  if pg_relation_size('unsettled_operation_by_search') < 8 * 1024 * 1024
    or exists (select from unsettled_operation offset 2000)
  then
    return false;
  end if;
  reindex index unsettled_operation_by_search;
  return true;
exception
  when lock_not_available or deadlock_detected then
    return false;
end
$function$
;
CREATE OR REPLACE FUNCTION public.remove_duplicate_keys()
 RETURNS trigger
 LANGUAGE plpgsql
 SET enable_seqscan TO 'off'
AS $function$
begin
  delete from duplicate_key
  where customer_key = any(array(
    select gone.customer_key
    from deleted gone
    where not exists (select from customer c where c.customer_key = gone.customer_key)
      and not exists (select from operation o where o.customer_key = gone.customer_key)
  ));
  return null;
end
$function$
;
CREATE OR REPLACE FUNCTION public.remove_expired_audit(before timestamp with time zone, most integer)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
$function$
;
CREATE OR REPLACE FUNCTION public.remove_expired_events(before timestamp with time zone, most integer)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
$function$
;
CREATE OR REPLACE FUNCTION public.take_away_settled()
 RETURNS trigger
 LANGUAGE plpgsql
 SET enable_seqscan TO 'off'
AS $function$
begin
  delete from unsettled_operation
  where operation_id = any(array(
    select settled.operation_id
    from told
    cross join lateral (
      select u.operation_id
      from unsettled_operation u
      where u.customer_key = told.customer_key and u.operation_number <= told.settled_through
      offset 0
    ) settled
  ));
  return null;
end
$function$
;
