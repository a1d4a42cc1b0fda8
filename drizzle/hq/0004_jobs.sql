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
