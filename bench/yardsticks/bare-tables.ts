import type { Sql } from 'postgres'

// What a plain server would have: three tables of customers, one of operations, and the indexes that its statements
// use.

/** Creates the tables with this many customers, of the same values as the generator's. */
export async function fillBareTables(sql: Sql, customers: number): Promise<void> {
  await sql.unsafe(`
    create table customer (
      id uuid primary key default gen_random_uuid(), account text not null, first_name text not null,
      last_name text not null, name text not null, email text not null, phone text not null,
      created_at timestamptz not null default now());
    create table customer_address (
      id uuid primary key default gen_random_uuid(), customer_id uuid not null references customer, street text not null,
      city text not null, state text not null, zip_code text not null, country text not null);
    create table customer_contact (
      id uuid primary key default gen_random_uuid(), customer_id uuid not null references customer, type text not null,
      value text not null);
    create table operation (
      id uuid primary key default gen_random_uuid(), customer_id uuid not null references customer, status text not null,
      change_description text not null, captured_at timestamptz not null default now());

    insert into customer (account, first_name, last_name, name, email, phone)
    select 'C-' || n, f, 'Lindgren' || p, f || ' Lindgren' || p, 'lindgren' || p || '@example.com', '713' || p
    from generate_series(0, ${customers - 1}) n, lpad(n::text, 7, '0') p,
      lateral (select case when n % 2 = 0 then 'Ada' else 'Grace' end as f) names;
    insert into customer_address (customer_id, street, city, state, zip_code, country)
    select id, right(last_name, 7) || ' Main Street', 'Houston', 'TX', '77002', 'USA' from customer;
    insert into customer_contact (customer_id, type, value)
    select id, 'EMAIL', 'second' || right(last_name, 7) || '@example.com' from customer;
    insert into operation (customer_id, status, change_description)
    select id, 'DISTRIBUTED', 'firstName, lastName, email, phone, address, contact' from customer;

    create index on customer (name, id);
    create index on customer (lower(last_name) text_pattern_ops);
    create index on customer_address (customer_id);
    create index on customer_contact (customer_id);
    create index on operation (captured_at desc, id desc)`)
  await sql`vacuum analyze`
}
