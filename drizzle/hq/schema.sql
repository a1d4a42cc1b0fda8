-- Printed from the catalog by npm run db:dump; the migrations are what is applied.

create table address_book (
  data_area_id text not null,
  id text not null,
  name text not null
);
alter table address_book add constraint address_book_data_area_id_id_pk PRIMARY KEY (data_area_id, id);
alter table address_book add constraint address_book_data_area_id_legal_entity_data_area_id_fk FOREIGN KEY (data_area_id) REFERENCES legal_entity(data_area_id);
create table affiliation (
  data_area_id text not null,
  id text not null,
  name text not null
);
alter table affiliation add constraint affiliation_data_area_id_id_pk PRIMARY KEY (data_area_id, id);
alter table affiliation add constraint affiliation_data_area_id_legal_entity_data_area_id_fk FOREIGN KEY (data_area_id) REFERENCES legal_entity(data_area_id);
create table alert (
  id uuid default gen_random_uuid() not null,
  number bigint generated always as identity not null,
  rule text not null,
  subject text not null,
  checks text[] not null,
  message text not null,
  first_seen_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  well_since timestamp with time zone,
  opened_at timestamp with time zone,
  closed_at timestamp with time zone,
  announced_at timestamp with time zone
);
alter table alert add constraint alert_closed_was_open CHECK (((closed_at IS NULL) OR (opened_at IS NOT NULL)));
alter table alert add constraint alert_pkey PRIMARY KEY (id);
CREATE INDEX alert_by_number ON public.alert USING btree (number) WHERE (opened_at IS NOT NULL);
CREATE UNIQUE INDEX alert_one_at_a_time ON public.alert USING btree (rule, subject) WHERE (closed_at IS NULL);
create table alert_mute (
  rule text not null,
  subject text not null,
  muted_at timestamp with time zone default now() not null,
  muted_by text not null,
  muted_until timestamp with time zone not null,
  reason text not null
);
alter table alert_mute add constraint alert_mute_rule_subject_pk PRIMARY KEY (rule, subject);
create table alert_notice (
  alert_id uuid not null,
  event text not null,
  channel text not null,
  created_at timestamp with time zone default now() not null,
  status text not null,
  attempts integer default 0 not null,
  next_attempt_at timestamp with time zone,
  sent_at timestamp with time zone,
  last_failure text
);
alter table alert_notice add constraint alert_notice_alert_id_alert_id_fk FOREIGN KEY (alert_id) REFERENCES alert(id) ON DELETE CASCADE;
alter table alert_notice add constraint alert_notice_alert_id_event_channel_pk PRIMARY KEY (alert_id, event, channel);
alter table alert_notice add constraint alert_notice_status CHECK ((status = ANY (ARRAY['WAITING'::text, 'SENT'::text, 'GIVEN_UP'::text])));
CREATE INDEX alert_notice_due ON public.alert_notice USING btree (next_attempt_at) WHERE (status = 'WAITING'::text);
create table alert_rule (
  rule text not null,
  enabled boolean not null,
  opens_after_seconds integer not null,
  closes_after_seconds integer not null,
  threshold integer
);
alter table alert_rule add constraint alert_rule_pkey PRIMARY KEY (rule);
create table alert_watch (
  id integer default 1 not null,
  looked_at timestamp with time zone,
  lease_id uuid,
  lease_until timestamp with time zone,
  holder text
);
alter table alert_watch add constraint alert_watch_pkey PRIMARY KEY (id);
create table attribute_definition (
  data_area_id text not null,
  name text not null,
  type text not null,
  options text[],
  minimum numeric,
  maximum numeric,
  required boolean default false not null,
  default_value text,
  unit text,
  friendly_name text,
  help_text text,
  translations jsonb default '[]'::jsonb not null
);
alter table attribute_definition add constraint attribute_definition_data_area_id_legal_entity_data_area_id_fk FOREIGN KEY (data_area_id) REFERENCES legal_entity(data_area_id);
alter table attribute_definition add constraint attribute_definition_data_area_id_name_pk PRIMARY KEY (data_area_id, name);
alter table attribute_definition add constraint attribute_definition_type CHECK ((type = ANY (ARRAY['TEXT'::text, 'INTEGER'::text, 'DECIMAL'::text, 'BOOLEAN'::text])));
create table attribute_group (
  data_area_id text not null,
  id text not null,
  name text not null,
  attributes text[] not null
);
alter table attribute_group add constraint attribute_group_data_area_id_id_pk PRIMARY KEY (data_area_id, id);
alter table attribute_group add constraint attribute_group_data_area_id_legal_entity_data_area_id_fk FOREIGN KEY (data_area_id) REFERENCES legal_entity(data_area_id);
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
CREATE INDEX audit_entry_by_action ON public.audit_entry USING btree (action, id);
CREATE INDEX audit_entry_by_actor ON public.audit_entry USING btree (actor, id);
CREATE INDEX audit_entry_by_target ON public.audit_entry USING btree (target, id) WHERE (target IS NOT NULL);
CREATE INDEX audit_entry_by_time ON public.audit_entry USING btree (at);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.audit_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_audit();
create table batch_job (
  id text not null,
  caption text not null,
  aliases text[] not null,
  description text not null
);
alter table batch_job add constraint batch_job_pkey PRIMARY KEY (id);
create table batch_run (
  run_id uuid not null,
  number bigint generated always as identity not null,
  job_id text not null,
  scope text not null,
  status text not null,
  revision integer default 1 not null,
  requested_by text not null,
  started_at timestamp with time zone default now() not null,
  ended_at timestamp with time zone,
  lease_until timestamp with time zone,
  holder text,
  fence bigint default 1 not null,
  watermark bigint,
  total integer default 0 not null,
  done integer default 0 not null,
  failed integer default 0 not null,
  waiting integer default 0 not null,
  skipped integer default 0 not null,
  message text,
  rate real,
  measured_at timestamp with time zone default now() not null,
  measured integer default 0 not null
);
alter table batch_run add constraint batch_run_pkey PRIMARY KEY (run_id);
CREATE INDEX batch_run_by_end ON public.batch_run USING btree (ended_at) WHERE (ended_at IS NOT NULL);
CREATE INDEX batch_run_by_job ON public.batch_run USING btree (job_id, number);
CREATE UNIQUE INDEX batch_run_one_per_scope ON public.batch_run USING btree (scope) WHERE (status = ANY (ARRAY['READY'::text, 'EXECUTING'::text, 'CANCELING'::text]));
CREATE TRIGGER measure BEFORE UPDATE ON public.batch_run FOR EACH ROW EXECUTE FUNCTION measure_run();
create table bulk_correction (
  correction_id uuid not null,
  fingerprint text,
  corrected_at timestamp with time zone default now() not null,
  corrected_by text not null,
  reason text not null,
  corrected integer not null,
  undone_at timestamp with time zone,
  undone_by text,
  undone integer default 0 not null
);
alter table bulk_correction add constraint bulk_correction_pkey PRIMARY KEY (correction_id);
CREATE INDEX bulk_correction_by_cause ON public.bulk_correction USING btree (fingerprint, corrected_at);
create table bulk_correction_item (
  correction_id uuid not null,
  operation_id uuid not null,
  revision integer not null
);
alter table bulk_correction_item add constraint bulk_correction_item_correction_id_operation_id_pk PRIMARY KEY (correction_id, operation_id);
CREATE INDEX bulk_correction_item_by_operation ON public.bulk_correction_item USING btree (operation_id);
create table bulk_run (
  run_id uuid not null,
  filter jsonb not null,
  channels text[],
  reason text,
  through bigint default 0 not null
);
alter table bulk_run add constraint bulk_run_pkey PRIMARY KEY (run_id);
alter table bulk_run add constraint bulk_run_run_id_batch_run_run_id_fk FOREIGN KEY (run_id) REFERENCES batch_run(run_id);
create table bulk_run_item (
  run_id uuid not null,
  place bigint not null,
  operation_id uuid not null,
  result text,
  code text
);
alter table bulk_run_item add constraint bulk_run_item_has_code CHECK (((result = 'SYNCED'::text) OR (result IS NULL) OR (code IS NOT NULL)));
alter table bulk_run_item add constraint bulk_run_item_result CHECK ((result = ANY (ARRAY['SYNCED'::text, 'FAILED'::text, 'SKIPPED'::text])));
alter table bulk_run_item add constraint bulk_run_item_run_id_place_pk PRIMARY KEY (run_id, place);
CREATE INDEX bulk_run_item_by_result ON public.bulk_run_item USING btree (run_id, result, place) WHERE (result IS NOT NULL);
create table cdx_job (
  id text not null,
  name text not null,
  direction text not null,
  description text not null,
  carries_data boolean default true not null,
  exclude_from_offline_databases boolean default false not null
);
alter table cdx_job add constraint cdx_job_pkey PRIMARY KEY (id);
create table cdx_subjob (
  job_id text not null,
  name text not null,
  line integer not null,
  headquarters_table text not null,
  channel_table text not null,
  enabled boolean default true not null
);
alter table cdx_subjob add constraint cdx_subjob_job_id_cdx_job_id_fk FOREIGN KEY (job_id) REFERENCES cdx_job(id);
alter table cdx_subjob add constraint cdx_subjob_job_id_name_pk PRIMARY KEY (job_id, name);
create table channel (
  id text not null,
  name text not null,
  type text not null,
  data_area_id text not null,
  channel_database_id text not null,
  functionality_profile_id text not null,
  default_customer_id text not null,
  address_books text[] not null,
  country text not null,
  filter_shared_customer_tables boolean default false not null
);
alter table channel add constraint channel_channel_database_id_channel_database_id_fk FOREIGN KEY (channel_database_id) REFERENCES channel_database(id);
alter table channel add constraint channel_data_area_id_legal_entity_data_area_id_fk FOREIGN KEY (data_area_id) REFERENCES legal_entity(data_area_id);
alter table channel add constraint channel_functionality_profile_id_functionality_profile_id_fk FOREIGN KEY (functionality_profile_id) REFERENCES functionality_profile(id);
alter table channel add constraint channel_pkey PRIMARY KEY (id);
create table channel_database (
  id text not null,
  name text not null,
  group_id text not null,
  connection text not null,
  pause_data_sync boolean default false not null,
  source_id uuid,
  acknowledged_position bigint default 0 not null,
  acknowledged_operation_id uuid,
  renumbers boolean default false not null,
  rewound_at timestamp with time zone,
  last_contact_at timestamp with time zone
);
alter table channel_database add constraint channel_database_group_id_channel_database_group_id_fk FOREIGN KEY (group_id) REFERENCES channel_database_group(id);
alter table channel_database add constraint channel_database_pkey PRIMARY KEY (id);
create table channel_database_contact (
  channel_database_id text not null,
  holder jsonb not null,
  holder_since timestamp with time zone default now() not null,
  contact_at timestamp with time zone default now() not null,
  displaced jsonb,
  refused jsonb,
  refused_at timestamp with time zone,
  pending jsonb,
  pending_at timestamp with time zone,
  log_position bigint,
  log_operation_id uuid
);
alter table channel_database_contact add constraint channel_database_contact_channel_database_id_channel_database_i FOREIGN KEY (channel_database_id) REFERENCES channel_database(id);
alter table channel_database_contact add constraint channel_database_contact_pkey PRIMARY KEY (channel_database_id);
create table channel_database_group (
  id text not null,
  name text not null
);
alter table channel_database_group add constraint channel_database_group_pkey PRIMARY KEY (id);
create table conflict_policy (
  data_area_id text not null,
  field_group text not null,
  policy text not null
);
alter table conflict_policy add constraint conflict_policy_data_area_id_field_group_pk PRIMARY KEY (data_area_id, field_group);
alter table conflict_policy add constraint conflict_policy_data_area_id_legal_entity_data_area_id_fk FOREIGN KEY (data_area_id) REFERENCES legal_entity(data_area_id);
create table customer (
  customer_key uuid not null,
  data_area_id text not null,
  account text not null,
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
  address_books text[] not null,
  financial_dimensions jsonb default '{}'::jsonb not null,
  version integer default 1 not null,
  field_versions jsonb default '{}'::jsonb not null,
  originating_channel text,
  created_at timestamp with time zone default now() not null,
  changed_at timestamp with time zone default now() not null,
  search tsvector not null,
  sort_key text default ''::text not null,
  opt_out_personalization character varying(40),
  opt_out_web_activity_tracking character varying(40),
  block_loyalty_enrollment character varying(40)
);
alter table customer add constraint customer_by_account UNIQUE (data_area_id, account);
alter table customer add constraint customer_pkey PRIMARY KEY (customer_key);
CREATE INDEX customer_by_search ON public.customer USING gin (search) WITH (gin_pending_list_limit='128');
CREATE INDEX customer_by_sort_key ON public.customer USING btree (data_area_id, sort_key, customer_key);
CREATE INDEX customer_by_time ON public.customer USING btree (data_area_id, created_at, customer_key);
CREATE INDEX customer_to_fill ON public.customer USING btree (customer_key) WHERE (sort_key = ''::text);
CREATE TRIGGER remove_parts AFTER DELETE ON public.customer REFERENCING OLD TABLE AS deleted FOR EACH STATEMENT EXECUTE FUNCTION remove_parts();
create table customer_account (
  customer_key uuid not null,
  data_area_id text not null,
  account text not null,
  operation_id uuid not null,
  given_at timestamp with time zone default now() not null,
  given_up_at timestamp with time zone
);
alter table customer_account add constraint customer_account_number UNIQUE (data_area_id, account);
alter table customer_account add constraint customer_account_pkey PRIMARY KEY (customer_key);
create table customer_address (
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
  customer_key uuid not null,
  field_versions jsonb default '{}'::jsonb not null,
  active boolean default true not null,
  v integer not null,
  source text not null,
  phone character varying(160),
  email character varying(2040),
  url character varying(2040),
  tax_group character varying(160)
);
alter table customer_address add constraint customer_address_customer_key_address_id_pk PRIMARY KEY (customer_key, address_id);
create table customer_affiliation (
  customer_key uuid not null,
  affiliation_id text not null,
  active boolean default true not null,
  v integer not null,
  source text not null
);
alter table customer_affiliation add constraint customer_affiliation_customer_key_affiliation_id_pk PRIMARY KEY (customer_key, affiliation_id);
create table customer_attribute (
  customer_key uuid not null,
  name text not null,
  type text not null,
  value text not null,
  active boolean default true not null,
  v integer not null,
  source text not null
);
alter table customer_attribute add constraint customer_attribute_customer_key_name_pk PRIMARY KEY (customer_key, name);
CREATE TRIGGER drop_external_ids AFTER DELETE ON public.customer_attribute FOR EACH ROW WHEN ((old.name ~~ 'external:%'::text)) EXECUTE FUNCTION keep_external_ids();
CREATE TRIGGER keep_external_ids AFTER INSERT OR UPDATE ON public.customer_attribute FOR EACH ROW WHEN ((new.name ~~ 'external:%'::text)) EXECUTE FUNCTION keep_external_ids();
create table customer_consent (
  id bigint generated always as identity not null,
  customer_key uuid not null,
  at timestamp with time zone not null,
  purpose text not null,
  given boolean not null,
  contact_id uuid not null,
  contact_type text not null,
  contact_value text not null,
  channel_id text,
  actor text not null,
  operation_id uuid not null,
  wording text
);
alter table customer_consent add constraint customer_consent_once UNIQUE (operation_id, contact_id, given);
alter table customer_consent add constraint customer_consent_pkey PRIMARY KEY (id);
CREATE INDEX customer_consent_by_customer ON public.customer_consent USING btree (customer_key, id);
create table customer_contact (
  contact_id uuid not null,
  type text not null,
  value character varying(2040),
  extension character varying(80),
  is_primary boolean default false not null,
  marketing_opt_in boolean default false not null,
  customer_key uuid not null,
  active boolean default true not null,
  v integer not null,
  source text not null
);
alter table customer_contact add constraint customer_contact_customer_key_contact_id_pk PRIMARY KEY (customer_key, contact_id);
create table customer_fingerprint (
  customer_key uuid not null,
  version integer not null,
  fingerprint text not null,
  form text not null,
  position bigint not null
);
alter table customer_fingerprint add constraint customer_fingerprint_pkey PRIMARY KEY (customer_key);
create table customer_group (
  data_area_id text not null,
  id text not null,
  name text not null,
  financial_dimensions jsonb default '{}'::jsonb not null
);
alter table customer_group add constraint customer_group_data_area_id_id_pk PRIMARY KEY (data_area_id, id);
alter table customer_group add constraint customer_group_data_area_id_legal_entity_data_area_id_fk FOREIGN KEY (data_area_id) REFERENCES legal_entity(data_area_id);
create table customer_merge (
  merge_id uuid default gen_random_uuid() not null,
  number bigint generated always as identity not null,
  merged_key uuid not null,
  kept_key uuid not null,
  leads_to uuid not null,
  leads_to_version integer not null,
  data_area_id text not null,
  merged_account text not null,
  kept_version integer not null,
  same_parts jsonb default '{}'::jsonb not null,
  stored jsonb,
  merged_at timestamp with time zone default now() not null,
  merged_by text not null,
  undone_at timestamp with time zone,
  undone_by text
);
alter table customer_merge add constraint customer_merge_by_number UNIQUE (number);
alter table customer_merge add constraint customer_merge_pkey PRIMARY KEY (merge_id);
CREATE INDEX customer_merge_by_account ON public.customer_merge USING btree (data_area_id, merged_account);
CREATE INDEX customer_merge_by_kept ON public.customer_merge USING btree (kept_key, number);
CREATE INDEX customer_merge_by_merged ON public.customer_merge USING btree (merged_key, number);
CREATE INDEX customer_merge_by_target ON public.customer_merge USING btree (leads_to, number);
CREATE INDEX customer_merge_to_forget ON public.customer_merge USING btree (merged_at) WHERE (stored IS NOT NULL);
CREATE UNIQUE INDEX customer_merge_redirect ON public.customer_merge USING btree (merged_key) WHERE (undone_at IS NULL);
create table customer_reveal (
  actor text not null,
  customer_key uuid not null,
  revealed_until timestamp with time zone not null
);
alter table customer_reveal add constraint customer_reveal_actor_customer_key_pk PRIMARY KEY (actor, customer_key);
create table default_customer (
  data_area_id text not null,
  id text not null,
  customer_type text not null,
  customer_group text not null,
  currency text not null,
  language_id text not null,
  receipt_option text,
  receipt_email text,
  affiliations text[] not null,
  address_books text[] not null
);
alter table default_customer add constraint default_customer_data_area_id_id_pk PRIMARY KEY (data_area_id, id);
alter table default_customer add constraint default_customer_data_area_id_legal_entity_data_area_id_fk FOREIGN KEY (data_area_id) REFERENCES legal_entity(data_area_id);
create table difference (
  id uuid default gen_random_uuid() not null,
  number bigint generated always as identity not null,
  kind text not null,
  status text not null,
  channel_database_id text,
  customer_key uuid not null,
  data_area_id text,
  headquarters_fingerprint text,
  channel_fingerprint text,
  other_customer_key uuid,
  message text not null,
  first_seen_at timestamp with time zone default now() not null,
  last_seen_at timestamp with time zone default now() not null,
  ended_at timestamp with time zone,
  run_id uuid not null,
  last_run_id uuid not null,
  reason text,
  resolved_by text,
  backup_version integer,
  headquarters_version integer
);
alter table difference add constraint difference_by_number UNIQUE (number);
alter table difference add constraint difference_pkey PRIMARY KEY (id);
alter table difference add constraint difference_status CHECK ((status = ANY (ARRAY['OPEN'::text, 'REPAIRED'::text, 'REPORTED'::text, 'GONE'::text, 'ACCEPTED'::text, 'RESTORED'::text])));
CREATE INDEX difference_by_customer ON public.difference USING btree (customer_key);
CREATE INDEX difference_by_end ON public.difference USING btree (ended_at) WHERE (ended_at IS NOT NULL);
CREATE INDEX difference_by_status ON public.difference USING btree (status, number);
CREATE INDEX difference_restorable ON public.difference USING btree (kind, number) WHERE ((kind = ANY (ARRAY['LOST_AT_HEADQUARTERS'::text, 'NEWER_AT_CHANNEL'::text])) AND (status = 'REPORTED'::text));
CREATE INDEX difference_undecided_by_place ON public.difference USING btree (COALESCE(channel_database_id, 'headquarters'::text), status, number) WHERE (status = ANY (ARRAY['OPEN'::text, 'REPORTED'::text]));
CREATE UNIQUE INDEX difference_open ON public.difference USING btree (customer_key, kind, COALESCE(channel_database_id, ''::text)) WHERE (status = ANY (ARRAY['OPEN'::text, 'REPORTED'::text]));
create table dismissed_duplicate (
  customer_key uuid not null,
  other_key uuid not null,
  data_area_id text not null,
  dismissed_at timestamp with time zone default now() not null,
  dismissed_by text not null
);
alter table dismissed_duplicate add constraint dismissed_duplicate_customer_key_other_key_pk PRIMARY KEY (customer_key, other_key);
alter table dismissed_duplicate add constraint dismissed_duplicate_order CHECK ((customer_key < other_key));
CREATE INDEX dismissed_duplicate_by_other ON public.dismissed_duplicate USING btree (other_key);
CREATE INDEX dismissed_duplicate_listed ON public.dismissed_duplicate USING btree (data_area_id, customer_key, other_key);
create table distribution_schedule (
  id text not null,
  name text not null,
  jobs text[] not null,
  group_id text,
  recurrence text not null,
  active boolean default true not null,
  last_run_at timestamp with time zone,
  next_run_at timestamp with time zone,
  last_message text,
  time_zone text default 'UTC'::text not null,
  active_from timestamp with time zone,
  active_until timestamp with time zone,
  withheld_at timestamp with time zone,
  withheld_by text,
  withheld_reason text
);
alter table distribution_schedule add constraint distribution_schedule_group_id_channel_database_group_id_fk FOREIGN KEY (group_id) REFERENCES channel_database_group(id);
alter table distribution_schedule add constraint distribution_schedule_pkey PRIMARY KEY (id);
create table download_package (
  session_id uuid not null,
  part integer not null,
  content bytea not null,
  checksum text not null,
  first_key uuid,
  last_key uuid
);
alter table download_package add constraint download_package_session_id_part_pk PRIMARY KEY (session_id, part);
CREATE TRIGGER fill_package_part BEFORE INSERT ON public.download_package FOR EACH ROW WHEN ((new.checksum IS NULL)) EXECUTE FUNCTION fill_package_part();
create table download_position (
  channel_database_id text not null,
  job_id text not null,
  position bigint not null,
  session_id uuid,
  applied_at timestamp with time zone not null,
  full_at timestamp with time zone
);
alter table download_position add constraint download_position_channel_database_id_channel_database_id_fk FOREIGN KEY (channel_database_id) REFERENCES channel_database(id);
alter table download_position add constraint download_position_channel_database_id_job_id_pk PRIMARY KEY (channel_database_id, job_id);
create table download_session (
  id uuid not null,
  number bigint generated always as identity not null,
  job_id text not null,
  channel_database_id text not null,
  run_id uuid,
  status text not null,
  revision integer default 1 not null,
  full boolean default false not null,
  from_position bigint not null,
  to_position bigint not null,
  asked_at timestamp with time zone,
  parts integer default 0 not null,
  rows_affected integer default 0 not null,
  file_size integer default 0 not null,
  checksum text,
  try_count integer default 0 not null,
  message text,
  requested_by text not null,
  date_requested timestamp with time zone default now() not null,
  date_downloaded timestamp with time zone,
  date_applied timestamp with time zone,
  replaced_by uuid,
  package_id uuid,
  redirects_from bigint
);
alter table download_session add constraint download_session_channel_database_id_channel_database_id_fk FOREIGN KEY (channel_database_id) REFERENCES channel_database(id);
alter table download_session add constraint download_session_job_id_cdx_job_id_fk FOREIGN KEY (job_id) REFERENCES cdx_job(id);
alter table download_session add constraint download_session_pkey PRIMARY KEY (id);
CREATE INDEX download_session_by_database ON public.download_session USING btree (channel_database_id, job_id, number);
CREATE INDEX download_session_by_package ON public.download_session USING btree (package_id) WHERE (package_id IS NOT NULL);
CREATE INDEX download_session_by_time ON public.download_session USING btree (date_requested, id);
CREATE INDEX download_session_unfinished ON public.download_session USING btree (channel_database_id, job_id) WHERE (status <> ALL (ARRAY['APPLIED'::text, 'NO_DATA'::text, 'CANCELED'::text]));
CREATE UNIQUE INDEX download_session_by_number ON public.download_session USING btree (number);
create table duplicate_key (
  customer_key uuid not null,
  key text not null,
  national text not null
);
alter table duplicate_key add constraint duplicate_key_customer_key_key_national_pk PRIMARY KEY (customer_key, key, "national");
CREATE INDEX duplicate_key_first ON public.duplicate_key USING btree (key, customer_key, "national");
create table erased_operation (
  operation_id uuid not null,
  customer_key uuid not null,
  channel_database_id text,
  dropped_at timestamp with time zone
);
alter table erased_operation add constraint erased_operation_customer_key_erasure_customer_key_fk FOREIGN KEY (customer_key) REFERENCES erasure(customer_key);
alter table erased_operation add constraint erased_operation_pkey PRIMARY KEY (operation_id);
CREATE INDEX erased_operation_by_customer ON public.erased_operation USING btree (customer_key);
create table erasure (
  customer_key uuid not null,
  number bigint generated always as identity not null,
  data_area_id text not null,
  account text,
  run_id uuid not null,
  reason text not null,
  requested_by text not null,
  erased_at timestamp with time zone default now() not null,
  waiting integer default 0 not null
);
alter table erasure add constraint erasure_by_number UNIQUE (number);
alter table erasure add constraint erasure_pkey PRIMARY KEY (customer_key);
CREATE INDEX erasure_by_waiting ON public.erasure USING btree (((waiting > 0)), number);
create table erasure_delivery (
  customer_key uuid not null,
  channel_database_id text not null,
  waiting_since timestamp with time zone default now() not null,
  acknowledged_at timestamp with time zone
);
alter table erasure_delivery add constraint erasure_delivery_channel_database_id_channel_database_id_fk FOREIGN KEY (channel_database_id) REFERENCES channel_database(id);
alter table erasure_delivery add constraint erasure_delivery_customer_key_channel_database_id_pk PRIMARY KEY (customer_key, channel_database_id);
alter table erasure_delivery add constraint erasure_delivery_customer_key_erasure_customer_key_fk FOREIGN KEY (customer_key) REFERENCES erasure(customer_key);
CREATE INDEX erasure_delivery_waiting ON public.erasure_delivery USING btree (channel_database_id, waiting_since) WHERE (acknowledged_at IS NULL);
CREATE TRIGGER count_deleted AFTER DELETE ON public.erasure_delivery REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_waiting_deliveries();
CREATE TRIGGER count_inserted AFTER INSERT ON public.erasure_delivery REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_waiting_deliveries();
CREATE TRIGGER count_updated AFTER UPDATE ON public.erasure_delivery REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_waiting_deliveries();
create table external_id (
  data_area_id text not null,
  system text not null,
  external_id text not null,
  customer_key uuid not null
);
alter table external_id add constraint external_id_data_area_id_system_external_id_pk PRIMARY KEY (data_area_id, system, external_id);
CREATE INDEX external_id_by_customer ON public.external_id USING btree (customer_key);
create table feature (
  key text not null,
  name text not null,
  summary text not null,
  module text not null,
  learn_more text,
  state text not null,
  since_version text,
  added_on date not null,
  requires text[] not null,
  can_disable boolean default true not null,
  needs_confirmation boolean default false not null,
  confirmation_text text,
  enabled boolean default false not null,
  enable_date date,
  scheduled boolean default false not null,
  schedule_failure text,
  comment text,
  changed_position bigint default 0 not null,
  read_by text default ''::text not null,
  not_implemented text
);
alter table feature add constraint feature_pkey PRIMARY KEY (key);
create table feature_plan_run (
  run_id uuid not null,
  feature text not null,
  confirm boolean not null,
  roles text[] not null,
  channels text[]
);
alter table feature_plan_run add constraint feature_plan_run_feature_feature_key_fk FOREIGN KEY (feature) REFERENCES feature(key);
alter table feature_plan_run add constraint feature_plan_run_pkey PRIMARY KEY (run_id);
alter table feature_plan_run add constraint feature_plan_run_run_id_batch_run_run_id_fk FOREIGN KEY (run_id) REFERENCES batch_run(run_id) ON DELETE CASCADE;
create table feature_plan_step (
  run_id uuid not null,
  place integer not null,
  action text not null,
  feature text,
  job_id text,
  channel_database_id text,
  state text not null,
  message text,
  session_id uuid,
  started_at timestamp with time zone,
  ended_at timestamp with time zone
);
alter table feature_plan_step add constraint feature_plan_step_action CHECK (
CASE action
    WHEN 'ENABLE_FEATURE'::text THEN (feature IS NOT NULL)
    WHEN 'RUN_CDX_JOB'::text THEN ((job_id IS NOT NULL) AND (channel_database_id IS NOT NULL))
    WHEN 'FLUSH_CHANNEL_CACHE'::text THEN (channel_database_id IS NOT NULL)
    ELSE false
END);
alter table feature_plan_step add constraint feature_plan_step_run_id_feature_plan_run_run_id_fk FOREIGN KEY (run_id) REFERENCES feature_plan_run(run_id) ON DELETE CASCADE;
alter table feature_plan_step add constraint feature_plan_step_run_id_place_pk PRIMARY KEY (run_id, place);
alter table feature_plan_step add constraint feature_plan_step_state CHECK ((state = ANY (ARRAY['NEEDED'::text, 'RUNNING'::text, 'DONE'::text, 'FAILED'::text])));
create table filling (
  kind text not null,
  version integer not null,
  round integer default 1 not null,
  last_key uuid not null,
  ended_at timestamp with time zone
);
alter table filling add constraint filling_pkey PRIMARY KEY (kind);
create table first_load (
  id uuid not null,
  scope text not null,
  created_at timestamp with time zone default now() not null,
  to_position bigint,
  parts integer default 0 not null,
  rows_affected integer default 0 not null,
  file_size integer default 0 not null,
  checksum text
);
alter table first_load add constraint first_load_pkey PRIMARY KEY (id);
CREATE INDEX first_load_by_scope ON public.first_load USING btree (scope, created_at);
create table functionality_profile (
  id text not null,
  name text not null,
  create_customers_in_async_mode boolean default false not null,
  capture_validation text default 'STRICT'::text not null,
  generate_loyalty_card_number boolean default false not null,
  create_customer_orders_in_async_mode boolean default false not null
);
alter table functionality_profile add constraint functionality_profile_pkey PRIMARY KEY (id);
create table headquarters_check (
  channel_database_id text not null,
  incarnation uuid not null,
  rewound_at timestamp with time zone,
  seen_incarnation uuid,
  seen_position bigint,
  seen_numbers jsonb
);
alter table headquarters_check add constraint headquarters_check_channel_database_id_channel_database_id_fk FOREIGN KEY (channel_database_id) REFERENCES channel_database(id) ON DELETE CASCADE;
alter table headquarters_check add constraint headquarters_check_pkey PRIMARY KEY (channel_database_id);
create table headquarters_identity (
  id integer default 1 not null,
  headquarters_id uuid default gen_random_uuid() not null
);
alter table headquarters_identity add constraint headquarters_identity_one_row CHECK ((id = 1));
alter table headquarters_identity add constraint headquarters_identity_pkey PRIMARY KEY (id);
create table idempotency_key (
  operation_id uuid not null,
  channel_database_id text not null,
  channel_id text not null,
  customer_key uuid not null,
  key_hash text not null,
  request_hash text not null,
  captured_at timestamp with time zone not null
);
alter table idempotency_key add constraint idempotency_key_pkey PRIMARY KEY (operation_id);
CREATE INDEX idempotency_key_by_customer ON public.idempotency_key USING btree (customer_key);
CREATE INDEX idempotency_key_by_hash ON public.idempotency_key USING btree (channel_id, key_hash);
CREATE INDEX idempotency_key_by_time ON public.idempotency_key USING btree (channel_database_id, captured_at, operation_id);
create table incarnation (
  number bigint generated always as identity not null,
  id uuid default gen_random_uuid() not null,
  began_at_position bigint not null,
  began_at timestamp with time zone default now() not null,
  server text not null,
  recovering_since timestamp with time zone
);
alter table incarnation add constraint incarnation_id_unique UNIQUE (id);
alter table incarnation add constraint incarnation_pkey PRIMARY KEY (number);
CREATE INDEX incarnation_recovering ON public.incarnation USING btree (recovering_since) WHERE (recovering_since IS NOT NULL);
create table issue (
  fingerprint text not null,
  error_class text not null,
  error_code text not null,
  error_field text,
  example_id uuid not null,
  open bigint not null,
  failures bigint not null,
  first_seen_at timestamp with time zone default now() not null,
  last_seen_at timestamp with time zone default now() not null,
  resolved_at timestamp with time zone,
  reopened_at timestamp with time zone,
  reopenings integer default 0 not null,
  owner text,
  assigned_by text,
  assigned_at timestamp with time zone,
  note text,
  noted_by text,
  noted_at timestamp with time zone,
  acknowledged_by text,
  acknowledged_at timestamp with time zone,
  snoozed_until timestamp with time zone,
  snoozed_by text,
  snoozed_at timestamp with time zone,
  revision integer default 1 not null,
  changed_in text
);
alter table issue add constraint issue_pkey PRIMARY KEY (fingerprint);
CREATE INDEX issue_changed ON public.issue USING btree (changed_in);
CREATE INDEX issue_listed ON public.issue USING btree (last_seen_at, fingerprint);
CREATE INDEX issue_unresolved ON public.issue USING btree (last_seen_at, fingerprint) WHERE (resolved_at IS NULL);
create table issue_channel (
  fingerprint text not null,
  channel_id text not null,
  open bigint not null,
  failures bigint not null,
  first_seen_at timestamp with time zone default now() not null,
  last_seen_at timestamp with time zone default now() not null
);
alter table issue_channel add constraint issue_channel_fingerprint_channel_id_pk PRIMARY KEY (fingerprint, channel_id);
CREATE INDEX issue_channel_by_channel ON public.issue_channel USING btree (channel_id, fingerprint);
create table issue_hour (
  fingerprint text not null,
  hour timestamp with time zone not null,
  channel_id text not null,
  failures bigint not null
);
alter table issue_hour add constraint issue_hour_fingerprint_hour_channel_id_pk PRIMARY KEY (fingerprint, hour, channel_id);
CREATE INDEX issue_hour_by_hour ON public.issue_hour USING btree (hour);
create table join_code (
  id uuid default gen_random_uuid() not null,
  channel_database_id text not null,
  code_hash text not null,
  created_at timestamp with time zone default now() not null,
  created_by text not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  key_id text,
  canceled_at timestamp with time zone
);
alter table join_code add constraint join_code_channel_database_id_channel_database_id_fk FOREIGN KEY (channel_database_id) REFERENCES channel_database(id);
alter table join_code add constraint join_code_hash UNIQUE (code_hash);
alter table join_code add constraint join_code_pkey PRIMARY KEY (id);
CREATE INDEX join_code_by_channel_database ON public.join_code USING btree (channel_database_id, created_at);
CREATE UNIQUE INDEX join_code_open ON public.join_code USING btree (channel_database_id) WHERE ((used_at IS NULL) AND (canceled_at IS NULL));
create table legal_entity (
  data_area_id text not null,
  name text not null,
  country text not null,
  currency text not null,
  language_id text not null,
  time_zone text not null,
  tax_groups text[] default '{}'::text[] not null,
  price_groups text[] default '{}'::text[] not null,
  line_discounts text[] default '{}'::text[] not null,
  multiline_discounts text[] default '{}'::text[] not null,
  end_discounts text[] default '{}'::text[] not null,
  customer_attribute_group text,
  send_welcome_messages boolean default false not null
);
alter table legal_entity add constraint legal_entity_pkey PRIMARY KEY (data_area_id);
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
  error_code text,
  download_job text
);
alter table log add constraint log_pkey PRIMARY KEY ("position");
CREATE INDEX log_by_operation ON public.log USING btree (operation_id) WHERE (operation_id IS NOT NULL);
CREATE INDEX log_to_download ON public.log USING btree (download_job, "position") WHERE (download_job IS NOT NULL);
create table log_head (
  id integer default 1 not null,
  position bigint not null
);
alter table log_head add constraint log_head_pkey PRIMARY KEY (id);
create table loyalty_card (
  card_number text not null,
  customer_key uuid,
  issued_at timestamp with time zone default now() not null,
  issued_by text not null,
  operation_id uuid not null,
  data_area_id text,
  version integer default 1 not null
);
alter table loyalty_card add constraint loyalty_card_customer_key_customer_customer_key_fk FOREIGN KEY (customer_key) REFERENCES customer(customer_key) ON DELETE CASCADE;
alter table loyalty_card add constraint loyalty_card_pkey PRIMARY KEY (card_number);
CREATE INDEX loyalty_card_by_customer ON public.loyalty_card USING btree (customer_key);
CREATE INDEX loyalty_card_by_operation ON public.loyalty_card USING btree (operation_id);
CREATE INDEX loyalty_card_without_blanks ON public.loyalty_card USING btree (regexp_replace(card_number, '\s'::text, ''::text, 'g'::text));
create table maintenance_fault (
  id text not null,
  failures integer not null,
  since timestamp with time zone default now() not null
);
alter table maintenance_fault add constraint maintenance_fault_pkey PRIMARY KEY (id);
create table next_operation (
  customer_key uuid not null,
  data_area_id text not null,
  operation_id uuid not null,
  received_order bigint not null,
  chunk_limit integer,
  next_attempt_at timestamp with time zone
);
alter table next_operation add constraint next_operation_pkey PRIMARY KEY (customer_key);
CREATE INDEX next_operation_in_order ON public.next_operation USING btree (data_area_id, next_attempt_at NULLS FIRST, chunk_limit DESC, received_order);
create table number_sequence (
  data_area_id text not null,
  reference text not null,
  format text not null,
  smallest bigint not null,
  largest bigint not null,
  next bigint not null
);
alter table number_sequence add constraint number_sequence_data_area_id_legal_entity_data_area_id_fk FOREIGN KEY (data_area_id) REFERENCES legal_entity(data_area_id);
alter table number_sequence add constraint number_sequence_data_area_id_reference_pk PRIMARY KEY (data_area_id, reference);
create table open_operation (
  operation_id uuid not null,
  customer_key uuid not null,
  channel_database_id text not null,
  operation_number integer not null,
  data_area_id text not null,
  received_order bigint not null,
  status text not null,
  waits_for uuid,
  chunk_id uuid
);
alter table open_operation add constraint open_operation_pkey PRIMARY KEY (operation_id);
CREATE INDEX open_operation_by_chunk_and_database ON public.open_operation USING btree (chunk_id, channel_database_id) WHERE (chunk_id IS NOT NULL);
CREATE INDEX open_operation_by_customer ON public.open_operation USING btree (customer_key, status, channel_database_id, operation_number);
create table operation (
  operation_id uuid not null,
  data_area_id text not null,
  channel_id text,
  channel_database_id text,
  customer_key uuid not null,
  operation_number integer,
  number_offset integer default 0 not null,
  route text default 'ASYNC'::text not null,
  kind text not null,
  captured_at timestamp with time zone not null,
  captured_by text not null,
  received_at timestamp with time zone default now() not null,
  received_order bigint generated always as identity not null,
  upload_session_id uuid,
  base_version integer not null,
  hash text not null,
  status text not null,
  revision integer default 1 not null,
  waits_for uuid,
  chunk_id uuid,
  chunk_limit integer,
  lone_failures integer default 0 not null,
  transient_failures integer default 0 not null,
  next_attempt_at timestamp with time zone,
  attempts integer default 0 not null,
  ever_failed boolean default false not null,
  error_class text,
  error_code text,
  error_field text,
  error_message text,
  fingerprint text,
  warnings jsonb default '[]'::jsonb not null,
  override jsonb,
  applied jsonb,
  conflicts jsonb,
  account text,
  settled_at timestamp with time zone,
  distributed_at timestamp with time zone,
  dismiss_reason text,
  cleared_at timestamp with time zone,
  repeats uuid,
  changed text[],
  listed_status text default 'UPLOADED'::text not null,
  retried_cause text,
  imported boolean default false not null,
  traceparent text
);
alter table operation add constraint operation_failed_has_code CHECK (((status <> 'FAILED'::text) OR ((error_code IS NOT NULL) AND (error_class IS NOT NULL))));
alter table operation add constraint operation_number UNIQUE (customer_key, channel_database_id, operation_number);
alter table operation add constraint operation_pkey PRIMARY KEY (operation_id);
alter table operation add constraint operation_status CHECK ((status = ANY (ARRAY['UPLOADED'::text, 'IN_PROGRESS'::text, 'SYNCED'::text, 'DISTRIBUTED'::text, 'FAILED'::text, 'WAITING_ON'::text, 'SUPERSEDED'::text, 'DISMISSED'::text])));
alter table operation add constraint operation_waiting_has_cause CHECK (((status <> 'WAITING_ON'::text) OR (waits_for IS NOT NULL)));
CREATE INDEX operation_by_channel ON public.operation USING btree (channel_id, captured_at, operation_id) WHERE (route = 'ASYNC'::text);
CREATE INDEX operation_by_channel_and_error ON public.operation USING btree (channel_id, error_code, captured_at, operation_id) WHERE ((route = 'ASYNC'::text) AND (error_code IS NOT NULL));
CREATE INDEX operation_by_channel_and_fingerprint ON public.operation USING btree (channel_id, fingerprint, captured_at, operation_id) WHERE (listed_status = 'FAILED'::text);
CREATE INDEX operation_by_error ON public.operation USING btree (error_code, captured_at, operation_id) WHERE ((route = 'ASYNC'::text) AND (error_code IS NOT NULL));
CREATE INDEX operation_by_fingerprint ON public.operation USING btree (fingerprint, captured_at, operation_id) WHERE (listed_status = 'FAILED'::text);
CREATE INDEX operation_by_kind ON public.operation USING btree (kind, captured_at, operation_id) WHERE ((route = 'ASYNC'::text) AND (kind <> 'CREATE_CUSTOMER'::text));
CREATE INDEX operation_by_status ON public.operation USING btree (listed_status, captured_at, operation_id) WHERE (route = 'ASYNC'::text);
CREATE INDEX operation_by_time ON public.operation USING btree (captured_at, operation_id) WHERE (route = 'ASYNC'::text);
CREATE INDEX operation_ever_failed ON public.operation USING btree (captured_at, operation_id) WHERE ((route = 'ASYNC'::text) AND ever_failed);
CREATE INDEX operation_open_by_channel ON public.operation USING btree (channel_id, listed_status, captured_at, operation_id) WHERE ((route = 'ASYNC'::text) AND (listed_status <> ALL (ARRAY['SYNCED'::text, 'DISTRIBUTED'::text])));
CREATE INDEX operation_to_clear ON public.operation USING btree (settled_at, operation_id) WHERE ((settled_at IS NOT NULL) AND (cleared_at IS NULL));
CREATE INDEX operation_to_distribute ON public.operation USING btree (channel_database_id, received_order) WHERE ((listed_status = 'SYNCED'::text) AND (route = 'ASYNC'::text));
CREATE TRIGGER count_deleted AFTER DELETE ON public.operation REFERENCING OLD TABLE AS deleted FOR EACH STATEMENT EXECUTE FUNCTION count_deleted_operations();
CREATE TRIGGER count_inserted AFTER INSERT ON public.operation REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION count_inserted_operations();
CREATE TRIGGER count_updated AFTER UPDATE ON public.operation REFERENCING OLD TABLE AS replaced NEW TABLE AS updated FOR EACH STATEMENT EXECUTE FUNCTION count_updated_operations();
CREATE TRIGGER keep_issues_deleted AFTER DELETE ON public.operation REFERENCING OLD TABLE AS deleted FOR EACH STATEMENT EXECUTE FUNCTION keep_issues_deleted();
CREATE TRIGGER keep_issues_inserted AFTER INSERT ON public.operation REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION keep_issues_inserted();
CREATE TRIGGER keep_issues_updated AFTER UPDATE ON public.operation REFERENCING OLD TABLE AS replaced NEW TABLE AS updated FOR EACH STATEMENT EXECUTE FUNCTION keep_issues_updated();
CREATE TRIGGER list_status BEFORE INSERT OR UPDATE OF status ON public.operation FOR EACH ROW WHEN ((new.listed_status IS DISTINCT FROM
        CASE new.status
            WHEN 'IN_PROGRESS'::text THEN 'UPLOADED'::text
            ELSE new.status
        END)) EXECUTE FUNCTION list_status();
CREATE TRIGGER open_deleted AFTER DELETE ON public.operation REFERENCING OLD TABLE AS deleted FOR EACH STATEMENT EXECUTE FUNCTION open_deleted_operations();
CREATE TRIGGER open_inserted AFTER INSERT ON public.operation REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION open_inserted_operations();
CREATE TRIGGER open_updated AFTER UPDATE ON public.operation REFERENCING NEW TABLE AS updated FOR EACH STATEMENT EXECUTE FUNCTION open_updated_operations();
create table operation_attempt (
  id bigint default nextval('operation_attempt_id_seq'::regclass) not null,
  operation_id uuid not null,
  at timestamp with time zone default now() not null,
  run_id uuid,
  actor text not null,
  outcome text not null,
  error_class text,
  error_code text,
  error_field text,
  error_message text,
  reason text,
  changes jsonb,
  override jsonb,
  revision integer
);
alter table operation_attempt add constraint operation_attempt_pkey PRIMARY KEY (id);
CREATE INDEX operation_attempt_by_operation ON public.operation_attempt USING btree (operation_id, id);
CREATE INDEX operation_attempt_by_run ON public.operation_attempt USING btree (run_id) WHERE (run_id IS NOT NULL);
CREATE INDEX operation_attempt_failed ON public.operation_attempt USING btree (at) WHERE (outcome = 'FAILED'::text);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.operation_attempt FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
create table operation_count (
  id bigint default nextval('operation_count_id_seq'::regclass) not null,
  channel_id text not null,
  status text not null,
  error_code text default ''::text not null,
  n bigint not null
);
alter table operation_count add constraint operation_count_pkey PRIMARY KEY (id);
CREATE INDEX operation_count_by_group ON public.operation_count USING btree (channel_id, status, error_code);
create table operation_error_count (
  id bigint default nextval('operation_error_count_id_seq'::regclass) not null,
  fingerprint text not null,
  channel_id text not null,
  error_class text not null,
  error_code text not null,
  n bigint not null
);
alter table operation_error_count add constraint operation_error_count_pkey PRIMARY KEY (id);
CREATE INDEX operation_error_count_by_channel ON public.operation_error_count USING btree (channel_id, fingerprint);
create table parameters (
  id integer default 1 not null,
  try_count integer default 3 not null,
  enforce_session_order boolean default false not null,
  cache_ttl_seconds integer default 300 not null,
  time_zone text,
  address_purposes text[] default '{}'::text[] not null,
  enable_new_features boolean default false not null,
  full_data_set_interval_days integer default 0 not null
);
alter table parameters add constraint parameters_pkey PRIMARY KEY (id);
create table process_ticket (
  ticket_hash text not null,
  expires_at timestamp with time zone not null
);
alter table process_ticket add constraint process_ticket_pkey PRIMARY KEY (ticket_hash);
create table queue_change (
  id bigint default nextval('queue_change_id_seq'::regclass) not null,
  data_area_id text not null,
  customer_key uuid not null
);
alter table queue_change add constraint queue_change_pkey PRIMARY KEY (id);
CREATE INDEX queue_change_in_order ON public.queue_change USING btree (data_area_id, id);
create table reconciliation (
  place text not null,
  result text not null,
  message text,
  run_id uuid not null,
  attempted_at timestamp with time zone default now() not null,
  compared_at timestamp with time zone,
  position bigint,
  whole_at timestamp with time zone,
  ranges integer default 0 not null,
  customers integer default 0 not null,
  rows_compared integer default 0 not null,
  on_their_way integer default 0 not null
);
alter table reconciliation add constraint reconciliation_pkey PRIMARY KEY (place);
create table reference_value (
  kind text not null,
  id text not null,
  name text not null
);
alter table reference_value add constraint reference_value_kind_id_pk PRIMARY KEY (kind, id);
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
  channel_database_id text not null,
  replication_counter_from_origin bigint not null,
  online_operation_completed integer default 0 not null,
  verdict text default 'PENDING'::text not null,
  error_code text,
  error_field text,
  error_message text,
  phone character varying(160),
  email character varying(2040),
  url character varying(2040),
  tax_group character varying(160)
);
alter table retail_async_address_v2 add constraint retail_async_address_v2_source UNIQUE (channel_database_id, replication_counter_from_origin, operation_id);
CREATE INDEX retail_async_address_v2_by_operation ON public.retail_async_address_v2 USING btree (operation_id);
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
  channel_database_id text not null,
  replication_counter_from_origin bigint not null,
  online_operation_completed integer default 0 not null,
  verdict text default 'PENDING'::text not null,
  error_code text,
  error_field text,
  error_message text
);
alter table retail_async_customer_affiliation add constraint retail_async_customer_affiliation_source UNIQUE (channel_database_id, replication_counter_from_origin, operation_id);
CREATE INDEX retail_async_customer_affiliation_by_operation ON public.retail_async_customer_affiliation USING btree (operation_id);
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
  channel_database_id text not null,
  replication_counter_from_origin bigint not null,
  online_operation_completed integer default 0 not null,
  verdict text default 'PENDING'::text not null,
  error_code text,
  error_field text,
  error_message text
);
alter table retail_async_customer_attribute_v2 add constraint retail_async_customer_attribute_v2_source UNIQUE (channel_database_id, replication_counter_from_origin, operation_id);
CREATE INDEX retail_async_customer_attribute_v2_by_operation ON public.retail_async_customer_attribute_v2 USING btree (operation_id);
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
  channel_database_id text not null,
  replication_counter_from_origin bigint not null,
  online_operation_completed integer default 0 not null,
  verdict text default 'PENDING'::text not null,
  error_code text,
  error_field text,
  error_message text,
  consent_wording character varying(8000)
);
alter table retail_async_customer_contact add constraint retail_async_customer_contact_source UNIQUE (channel_database_id, replication_counter_from_origin, operation_id);
CREATE INDEX retail_async_customer_contact_by_operation ON public.retail_async_customer_contact USING btree (operation_id);
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
  channel_database_id text not null,
  replication_counter_from_origin bigint not null,
  online_operation_completed integer default 0 not null,
  verdict text default 'PENDING'::text not null,
  error_code text,
  error_field text,
  error_message text,
  search tsvector,
  opt_out_personalization character varying(40),
  opt_out_web_activity_tracking character varying(40),
  block_loyalty_enrollment character varying(40),
  sort_key text,
  duplicate_keys text[],
  nationals text[],
  words_country text
);
alter table retail_async_customer_v2 add constraint retail_async_customer_v2_source UNIQUE (channel_database_id, replication_counter_from_origin, operation_id);
CREATE INDEX retail_async_customer_v2_by_operation ON public.retail_async_customer_v2 USING btree (operation_id);
CREATE INDEX retail_async_customer_v2_by_words ON public.retail_async_customer_v2 USING gin (search) WITH (gin_pending_list_limit='128');
CREATE INDEX retail_async_customer_v2_to_fill ON public.retail_async_customer_v2 USING btree (operation_id) WHERE (search IS NULL);
create table schedule_worker (
  worker_id text not null,
  lease_until timestamp with time zone not null,
  process text,
  clock_skew_seconds double precision
);
alter table schedule_worker add constraint schedule_worker_pkey PRIMARY KEY (worker_id);
create table sign_in_session (
  secret_hash text not null,
  id uuid default gen_random_uuid() not null,
  subject text not null,
  name text,
  roles text[] not null,
  channels text[],
  signed_in_at timestamp with time zone default now() not null,
  claims_until timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  idle_ends_at timestamp with time zone not null,
  is_refreshable boolean not null,
  sealed text not null,
  refreshing_until timestamp with time zone,
  device text,
  address text,
  last_active_at timestamp with time zone default now() not null
);
alter table sign_in_session add constraint sign_in_session_pkey PRIMARY KEY (secret_hash);
CREATE UNIQUE INDEX sign_in_session_id ON public.sign_in_session USING btree (id);
create table store_connection (
  id uuid not null,
  channel_database_id text not null,
  database text,
  holder text not null,
  internal_url text not null,
  lease_until timestamp with time zone not null,
  connected_at timestamp with time zone default now() not null,
  wire_version integer not null,
  program_version text
);
alter table store_connection add constraint store_connection_channel_database_id_channel_database_id_fk FOREIGN KEY (channel_database_id) REFERENCES channel_database(id);
alter table store_connection add constraint store_connection_pkey PRIMARY KEY (id);
CREATE INDEX store_connection_by_channel_database ON public.store_connection USING btree (channel_database_id);
create table store_key (
  id text not null,
  channel_database_id text not null,
  public_key jsonb not null,
  created_at timestamp with time zone default now() not null,
  join_code_id uuid not null,
  joined_at timestamp with time zone not null,
  first_used_at timestamp with time zone,
  last_used_at timestamp with time zone,
  ends_at timestamp with time zone,
  revoked_at timestamp with time zone,
  revoked_by text
);
alter table store_key add constraint store_key_channel_database_id_channel_database_id_fk FOREIGN KEY (channel_database_id) REFERENCES channel_database(id);
alter table store_key add constraint store_key_join_code_id_join_code_id_fk FOREIGN KEY (join_code_id) REFERENCES join_code(id);
alter table store_key add constraint store_key_pkey PRIMARY KEY (id);
CREATE INDEX store_key_by_channel_database ON public.store_key USING btree (channel_database_id, created_at);
create table store_refusal (
  channel_database_id text not null,
  code text not null,
  message text not null,
  program_version text,
  refused_at timestamp with time zone default now() not null
);
alter table store_refusal add constraint store_refusal_channel_database_id_channel_database_id_fk FOREIGN KEY (channel_database_id) REFERENCES channel_database(id);
alter table store_refusal add constraint store_refusal_pkey PRIMARY KEY (channel_database_id);
create table store_upgrade_hold (
  channel_database_id text not null,
  held_at timestamp with time zone default now() not null,
  held_by text not null,
  reason text not null
);
alter table store_upgrade_hold add constraint store_upgrade_hold_channel_database_id_channel_database_id_fk FOREIGN KEY (channel_database_id) REFERENCES channel_database(id);
alter table store_upgrade_hold add constraint store_upgrade_hold_pkey PRIMARY KEY (channel_database_id);
create table synchronize_chunk (
  chunk_id uuid not null,
  run_id uuid,
  data_area_id text not null,
  size integer not null,
  status text not null,
  holder text not null,
  lease_until timestamp with time zone not null,
  account_first bigint,
  account_count integer default 0 not null,
  claimed_at timestamp with time zone default now() not null,
  ended_at timestamp with time zone,
  message text
);
alter table synchronize_chunk add constraint synchronize_chunk_pkey PRIMARY KEY (chunk_id);
CREATE INDEX synchronize_chunk_by_end ON public.synchronize_chunk USING btree (ended_at) WHERE (ended_at IS NOT NULL);
CREATE INDEX synchronize_chunk_claimed ON public.synchronize_chunk USING btree (data_area_id, lease_until) WHERE (status = 'CLAIMED'::text);
create table token_budget (
  token_id text not null,
  kind text not null,
  level double precision not null,
  per_second double precision not null,
  burst double precision not null,
  at timestamp with time zone not null
);
alter table token_budget add constraint token_budget_token_id_kind_pk PRIMARY KEY (token_id, kind);
create table token_key_set (
  id text not null,
  kind text not null,
  content jsonb not null,
  confirmed_at timestamp with time zone default now() not null
);
alter table token_key_set add constraint token_key_set_pkey PRIMARY KEY (id);
create table upload_session (
  id uuid not null,
  number bigint generated always as identity not null,
  job_id text default 'P-0001'::text not null,
  channel_database_id text not null,
  run_id uuid,
  status text not null,
  revision integer default 1 not null,
  rows_affected integer default 0 not null,
  operations integer default 0 not null,
  try_count integer default 1 not null,
  message text,
  requested_by text not null,
  date_created timestamp with time zone default now() not null,
  date_uploaded timestamp with time zone,
  erased integer default 0 not null
);
alter table upload_session add constraint upload_session_channel_database_id_channel_database_id_fk FOREIGN KEY (channel_database_id) REFERENCES channel_database(id);
alter table upload_session add constraint upload_session_pkey PRIMARY KEY (id);
CREATE INDEX upload_session_by_database ON public.upload_session USING btree (channel_database_id, number);
CREATE INDEX upload_session_by_time ON public.upload_session USING btree (date_created, id);
CREATE INDEX upload_session_unfinished ON public.upload_session USING btree (channel_database_id) WHERE (status = ANY (ARRAY['STARTED'::text, 'UPLOADED'::text]));
CREATE UNIQUE INDEX upload_session_by_number ON public.upload_session USING btree (number);
create table webhook_delivery (
  endpoint_id uuid not null,
  number bigint not null,
  webhook_id text not null,
  event text not null,
  customer_key uuid,
  at timestamp with time zone default now() not null,
  milliseconds integer not null,
  outcome text not null,
  status integer,
  answer text not null
);
alter table webhook_delivery add constraint webhook_delivery_endpoint_id_number_pk PRIMARY KEY (endpoint_id, number);
alter table webhook_delivery add constraint webhook_delivery_endpoint_id_webhook_endpoint_id_fk FOREIGN KEY (endpoint_id) REFERENCES webhook_endpoint(id) ON DELETE CASCADE;
CREATE INDEX webhook_delivery_by_customer ON public.webhook_delivery USING btree (customer_key) WHERE (customer_key IS NOT NULL);
create table webhook_endpoint (
  id uuid default gen_random_uuid() not null,
  url text not null,
  description text not null,
  events text[] not null,
  format text not null,
  personal_data boolean not null,
  enabled boolean default true not null,
  disabled_at timestamp with time zone,
  disabled_by text,
  disabled_reason text,
  created_at timestamp with time zone default now() not null,
  created_by text not null,
  position bigint not null,
  revision integer default 0 not null,
  failures integer default 0 not null,
  failing_since timestamp with time zone,
  next_attempt_at timestamp with time zone,
  last_delivered_at timestamp with time zone,
  last_failure text,
  attempts bigint default 0 not null,
  lease_id uuid,
  lease_until timestamp with time zone,
  holder text
);
alter table webhook_endpoint add constraint webhook_endpoint_disabled CHECK ((enabled = (disabled_at IS NULL)));
alter table webhook_endpoint add constraint webhook_endpoint_format CHECK ((format = ANY (ARRAY['STANDARD'::text, 'CLOUDEVENTS'::text])));
alter table webhook_endpoint add constraint webhook_endpoint_pkey PRIMARY KEY (id);
create table webhook_secret (
  id uuid default gen_random_uuid() not null,
  endpoint_id uuid not null,
  secret text not null,
  created_at timestamp with time zone default now() not null,
  ends_at timestamp with time zone
);
alter table webhook_secret add constraint webhook_secret_endpoint_id_webhook_endpoint_id_fk FOREIGN KEY (endpoint_id) REFERENCES webhook_endpoint(id) ON DELETE CASCADE;
alter table webhook_secret add constraint webhook_secret_pkey PRIMARY KEY (id);
CREATE INDEX webhook_secret_by_endpoint ON public.webhook_secret USING btree (endpoint_id, created_at);
CREATE UNIQUE INDEX webhook_secret_current ON public.webhook_secret USING btree (endpoint_id) WHERE (ends_at IS NULL);
create table webhook_set_aside (
  endpoint_id uuid not null,
  webhook_id text not null,
  event text not null,
  position bigint not null,
  subject text not null,
  customer_key uuid,
  facts jsonb not null,
  blocks boolean not null,
  set_aside_at timestamp with time zone default now() not null,
  attempts integer default 0 not null,
  next_attempt_at timestamp with time zone,
  last_failure text
);
alter table webhook_set_aside add constraint webhook_set_aside_endpoint_id_webhook_endpoint_id_fk FOREIGN KEY (endpoint_id) REFERENCES webhook_endpoint(id) ON DELETE CASCADE;
alter table webhook_set_aside add constraint webhook_set_aside_endpoint_id_webhook_id_pk PRIMARY KEY (endpoint_id, webhook_id);
CREATE INDEX webhook_set_aside_by_customer ON public.webhook_set_aside USING btree (customer_key) WHERE (customer_key IS NOT NULL);
CREATE INDEX webhook_set_aside_by_subject ON public.webhook_set_aside USING btree (endpoint_id, subject, "position");
CREATE INDEX webhook_set_aside_due ON public.webhook_set_aside USING btree (endpoint_id, next_attempt_at) WHERE (next_attempt_at IS NOT NULL);
create table welcome_message (
  customer_key uuid not null,
  data_area_id text not null,
  status text default 'WAITING'::text not null,
  attempts integer default 0 not null,
  next_attempt_at timestamp with time zone,
  last_failure text,
  created_at timestamp with time zone default now() not null,
  sent_at timestamp with time zone,
  retried_at timestamp with time zone
);
alter table welcome_message add constraint welcome_message_pkey PRIMARY KEY (customer_key);
alter table welcome_message add constraint welcome_message_status CHECK ((status = ANY (ARRAY['WAITING'::text, 'SENT'::text, 'GIVEN_UP'::text, 'NOT_SENT'::text])));
CREATE INDEX welcome_message_due ON public.welcome_message USING btree (next_attempt_at) WHERE (status = 'WAITING'::text);
CREATE INDEX welcome_message_unsent ON public.welcome_message USING btree (created_at) WHERE (status = ANY (ARRAY['WAITING'::text, 'GIVEN_UP'::text]));
create table welcome_template (
  data_area_id text not null,
  language_id text not null,
  subject text not null,
  body text not null
);
alter table welcome_template add constraint welcome_template_data_area_id_language_id_pk PRIMARY KEY (data_area_id, language_id);
alter table welcome_template add constraint welcome_template_data_area_id_legal_entity_data_area_id_fk FOREIGN KEY (data_area_id) REFERENCES legal_entity(data_area_id);
CREATE OR REPLACE FUNCTION public.count_deleted_operations()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
$function$
;
CREATE OR REPLACE FUNCTION public.count_inserted_operations()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
$function$
;
CREATE OR REPLACE FUNCTION public.count_updated_operations()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
$function$
;
CREATE OR REPLACE FUNCTION public.count_waiting_deliveries()
 RETURNS trigger
 LANGUAGE plpgsql
 SET enable_seqscan TO 'off'
AS $function$
begin
  perform
  from erasure
  where customer_key = any(array(select customer_key from changed))
  order by customer_key
  for no key update;
  update erasure e
  set waiting = (
    select count(*)
    from (select acknowledged_at from erasure_delivery d where d.customer_key = e.customer_key offset 0) d
    where d.acknowledged_at is null
  )
  where e.customer_key = any(array(select customer_key from changed));
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
CREATE OR REPLACE FUNCTION public.erase_audit_reasons(erased uuid)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  changed int;
begin
  perform set_config('tillsync.removing', 'erasure', true);
  with about as materialized (
    select erased::text as target
    where exists (select from erasure where customer_key = erased)
    union
    select operation_id::text
    from erased_operation
    where customer_key = erased
    union
    select r.run_id::text
    from erased_operation e
    join operation o using (operation_id)
    cross join bulk_run r
    join bulk_run_item i on i.run_id = r.run_id and i.place = o.received_order
    where e.customer_key = erased
  ),
  known as (
    select value
    from (
      select unnest(array[cust_name, last_name, email, receipt_email, phone, cellular_phone]) as value
      from customer
      where customer_key = erased
      union
      select value
      from customer_contact
      where customer_key = erased
      union
      select unnest(array[r.cust_name, r.last_name, r.email, r.receipt_email, r.phone, r.cellular_phone])
      from erased_operation e
      join retail_async_customer_v2 r using (operation_id)
      where e.customer_key = erased
      union
      select r.value
      from erased_operation e
      join retail_async_customer_contact r using (operation_id)
      where e.customer_key = erased
    ) as each
    where length(value) >= 3 and exists (select from erasure where customer_key = erased)
  ),
  naming as materialized (
    select a.id
    from audit_entry a
    join known on strpos(lower(a.reason), lower(known.value)) > 0
      -- As a word of its own.
      and a.reason ~* ('(^|[^[:alnum:]])' || regexp_replace(known.value, '([^[:alnum:][:space:]])', '\\\1', 'g') || '($|[^[:alnum:]])')
    where a.reason is not null
  )
  update audit_entry a
  set reason = '[erased]'
  where a.reason is not null and (a.target in (select target from about) or a.id in (select id from naming));
  get diagnostics changed = row_count;
  perform set_config('tillsync.removing', '', true);
  return changed;
end
$function$
;
CREATE OR REPLACE FUNCTION public.fill_package_part()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.checksum := encode(sha256(new.content), 'hex');
  new.first_key := '00000000-0000-0000-0000-000000000000';
  new.last_key := 'ffffffff-ffff-ffff-ffff-ffffffffffff';
  return new;
end
$function$
;
CREATE OR REPLACE FUNCTION public.keep_external_ids()
 RETURNS trigger
 LANGUAGE plpgsql
 SET enable_seqscan TO 'off'
AS $function$
begin
  if tg_op = 'DELETE' or (tg_op = 'UPDATE' and (not new.active or (new.customer_key, new.value) is distinct from (old.customer_key, old.value))) then
    delete from external_id
    where customer_key = old.customer_key and system = substr(old.name, 10) and external_id = old.value;
  end if;
  if tg_op = 'DELETE' or not new.active then
    return null;
  end if;
  insert into external_id (data_area_id, system, external_id, customer_key)
  select data_area_id, substr(new.name, 10), new.value, customer_key from customer where customer_key = new.customer_key
  on conflict do nothing;
  if exists (
    select
    from customer c
    join external_id e on e.data_area_id = c.data_area_id and e.system = substr(new.name, 10) and e.external_id = new.value
    where c.customer_key = new.customer_key and e.customer_key <> new.customer_key
  ) then
    raise unique_violation using message = 'another customer has this external id', constraint = 'external_id_data_area_id_system_external_id_pk';
  end if;
  return null;
end
$function$
;
CREATE OR REPLACE FUNCTION public.keep_issues_deleted()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare changes jsonb;
begin
  select jsonb_agg(difference) into changes
  from (
    select case status when 'FAILED' then fingerprint else retried_cause end as fingerprint, channel_id,
      -count(*) as open, 0 as failures
    from deleted
    where case status when 'FAILED' then fingerprint when 'IN_PROGRESS' then retried_cause end is not null
      and route = 'ASYNC'
    group by 1, 2
  ) difference;
  if changes is not null then perform record_issue_changes(changes); end if;
  return null;
end
$function$
;
CREATE OR REPLACE FUNCTION public.keep_issues_inserted()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare changes jsonb;
begin
  select jsonb_agg(difference) into changes
  from (
    select fingerprint, channel_id, count(*) as open, count(*) as failures, max(operation_id::text) as example
    from inserted
    where fingerprint is not null and status = 'FAILED' and route = 'ASYNC'
    group by fingerprint, channel_id
  ) difference;
  if changes is not null then perform record_issue_changes(changes); end if;
  return null;
end
$function$
;
CREATE OR REPLACE FUNCTION public.keep_issues_updated()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare changes jsonb;
begin
  select jsonb_agg(difference) into changes
  from (
    select fingerprint, channel_id, sum(open) as open, greatest(sum(failures), 0) as failures,
      case when sum(failures) > 0 then max(example) end as example
    from (
      select fingerprint, channel_id, 1 as open, 1 as failures, operation_id::text as example
      from updated
      where status = 'FAILED' and fingerprint is not null and route = 'ASYNC'
      union all
      select fingerprint, channel_id, -1, -1, null
      from replaced
      where status = 'FAILED' and fingerprint is not null and route = 'ASYNC'
      union all
      select retried_cause, channel_id, 1, 0, null
      from updated
      where status = 'IN_PROGRESS' and retried_cause is not null and route = 'ASYNC'
      union all
      select retried_cause, channel_id, -1, 0, null
      from replaced
      where status = 'IN_PROGRESS' and retried_cause is not null and route = 'ASYNC'
    ) as each
    group by fingerprint, channel_id
    having sum(open) <> 0 or sum(failures) > 0
  ) difference;
  if changes is not null then perform record_issue_changes(changes); end if;
  return null;
end
$function$
;
CREATE OR REPLACE FUNCTION public.list_status()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.listed_status := case new.status when 'IN_PROGRESS' then 'UPLOADED' else new.status end;
  return new;
end
$function$
;
CREATE OR REPLACE FUNCTION public.measure_run()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
$function$
;
CREATE OR REPLACE FUNCTION public.open_deleted_operations()
 RETURNS trigger
 LANGUAGE plpgsql
 SET enable_seqscan TO 'off'
AS $function$
begin
  with closed as (
    delete from open_operation
    where operation_id = any(array(select operation_id from deleted))
    returning data_area_id, customer_key
  )
  insert into queue_change (data_area_id, customer_key)
  select distinct data_area_id, customer_key
  from closed;
  return null;
end
$function$
;
CREATE OR REPLACE FUNCTION public.open_inserted_operations()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  with opened as (
    insert into open_operation (operation_id, customer_key, channel_database_id, operation_number, data_area_id, received_order, status, waits_for)
    select operation_id, customer_key, channel_database_id, operation_number, data_area_id, received_order, status, waits_for
    from inserted
    where route = 'ASYNC' and status in ('UPLOADED', 'IN_PROGRESS', 'FAILED', 'WAITING_ON')
    returning data_area_id, customer_key
  )
  insert into queue_change (data_area_id, customer_key)
  select distinct data_area_id, customer_key
  from opened;
  return null;
end
$function$
;
CREATE OR REPLACE FUNCTION public.open_updated_operations()
 RETURNS trigger
 LANGUAGE plpgsql
 SET enable_seqscan TO 'off'
AS $function$
begin
  -- A customer of whom one operation is in progress has no next one until that is over.
  delete from next_operation
  where customer_key = any(array(select customer_key from updated where status = 'IN_PROGRESS' and route = 'ASYNC'));
  with closed as (
    delete from open_operation
    where operation_id = any(array(
      select operation_id from updated where status not in ('UPLOADED', 'IN_PROGRESS', 'FAILED', 'WAITING_ON')
    ))
    returning data_area_id, customer_key
  ),
  opened as (
    insert into open_operation (operation_id, customer_key, channel_database_id, operation_number, data_area_id, received_order, status, waits_for, chunk_id)
    select operation_id, customer_key, channel_database_id, operation_number, data_area_id, received_order, status, waits_for,
      case status when 'IN_PROGRESS' then chunk_id end
    from updated
    where route = 'ASYNC' and status in ('UPLOADED', 'IN_PROGRESS', 'FAILED', 'WAITING_ON')
    on conflict (operation_id) do update
    set status = excluded.status, waits_for = excluded.waits_for, chunk_id = excluded.chunk_id
    where (open_operation.status, open_operation.waits_for, open_operation.chunk_id)
      is distinct from (excluded.status, excluded.waits_for, excluded.chunk_id)
    returning data_area_id, customer_key, status
  )
  insert into queue_change (data_area_id, customer_key)
  select data_area_id, customer_key
  from closed
  union
  select data_area_id, customer_key
  from opened
  where status <> 'IN_PROGRESS';
  return null;
end
$function$
;
CREATE OR REPLACE FUNCTION public.phone_digits(phone text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select nullif(regexp_replace(phone, '[^0-9]+', '', 'g'), '')
$function$
;
CREATE OR REPLACE FUNCTION public.record_issue_changes(changes jsonb)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  -- In one order, so that transactions do not wait for each other in a circle; what follows is then theirs alone.
  perform 1
  from issue
  where fingerprint in (select distinct change ->> 'fingerprint' from jsonb_array_elements(changes) change)
  order by fingerprint
  for no key update;

  insert into issue_channel as known (fingerprint, channel_id, open, failures)
  select fingerprint, channel_id, open, failures
  from jsonb_to_recordset(changes) as change (fingerprint text, channel_id text, open bigint, failures bigint)
  order by fingerprint, channel_id
  on conflict (fingerprint, channel_id) do update
  set open = known.open + excluded.open, failures = known.failures + excluded.failures,
    last_seen_at = case when excluded.failures > 0 then now() else known.last_seen_at end;

  insert into issue_hour as known (fingerprint, hour, channel_id, failures)
  select fingerprint, date_trunc('hour', now(), 'UTC'), channel_id, failures
  from jsonb_to_recordset(changes) as change (fingerprint text, channel_id text, failures bigint)
  where failures > 0
  order by fingerprint, channel_id
  on conflict (fingerprint, hour, channel_id) do update set failures = known.failures + excluded.failures;

  -- Opened, or failing again.
  insert into issue as known (
    fingerprint, error_class, error_code, error_field, example_id, open, failures, changed_in
  )
  select change.fingerprint, o.error_class, o.error_code, regexp_replace(o.error_field, '[.][0-9]+', '', 'g'),
    o.operation_id, change.open, change.failures, pg_current_xact_id()::text
  from (
    select fingerprint, sum(open) as open, sum(failures) as failures, max(example) as example
    from jsonb_to_recordset(changes) as change (fingerprint text, open bigint, failures bigint, example text)
    group by fingerprint
  ) change
  join operation o on o.operation_id = change.example::uuid
  order by change.fingerprint
  on conflict (fingerprint) do update
  set open = known.open + excluded.open, failures = known.failures + excluded.failures,
    example_id = excluded.example_id, last_seen_at = now(), resolved_at = null,
    reopened_at = case when known.resolved_at is null then known.reopened_at else now() end,
    reopenings = known.reopenings + (known.resolved_at is not null)::int,
    acknowledged_at = case when known.resolved_at is null then known.acknowledged_at end,
    acknowledged_by = case when known.resolved_at is null then known.acknowledged_by end,
    snoozed_until = case when known.resolved_at is null then known.snoozed_until end,
    snoozed_at = case when known.resolved_at is null then known.snoozed_at end,
    snoozed_by = case when known.resolved_at is null then known.snoozed_by end,
    revision = known.revision + (known.resolved_at is not null)::int,
    changed_in = case when known.resolved_at is null then known.changed_in else excluded.changed_in end;

  -- Fewer operations; resolved when none is left.
  update issue known
  set open = known.open + change.open,
    resolved_at = case when known.open + change.open <= 0 then coalesce(known.resolved_at, now()) end,
    revision = known.revision + (known.resolved_at is null and known.open + change.open <= 0)::int,
    changed_in = case
      when known.resolved_at is null and known.open + change.open <= 0 then pg_current_xact_id()::text
      else known.changed_in
    end
  from (
    select fingerprint, sum(open) as open
    from jsonb_to_recordset(changes) as change (fingerprint text, open bigint, example text)
    group by fingerprint
    having max(example) is null
  ) change
  where known.fingerprint = change.fingerprint;
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
declare
  removing text := coalesce(current_setting('tillsync.removing', true), '');
begin
  if not (removing = 'retention' and tg_op = 'DELETE' or removing = 'erasure' and tg_op = 'UPDATE') then
    raise exception 'rows of % are append-only', tg_table_name using errcode = 'restrict_violation';
  end if;
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
CREATE OR REPLACE FUNCTION public.remove_parts()
 RETURNS trigger
 LANGUAGE plpgsql
 SET enable_seqscan TO 'off'
AS $function$
begin
  delete from customer_address where customer_key = any(array(select customer_key from deleted));
  delete from customer_contact where customer_key = any(array(select customer_key from deleted));
  delete from customer_affiliation where customer_key = any(array(select customer_key from deleted));
  delete from customer_attribute where customer_key = any(array(select customer_key from deleted));
  delete from duplicate_key where customer_key = any(array(select customer_key from deleted));
  return null;
end
$function$
;
