import postgres from 'postgres'
import { answer } from '../harness/program.ts'

// Staged rows become customers by plain statements over sets of 5,000, each set in one transaction: a number, the
// customer, its address, two contacts, the row marked, one event. Nothing is checked, and nothing else can happen.

const TOGETHER = 5_000
const sql = postgres(process.env.DATABASE_URL ?? '', { max: 1, onnotice() {} })

async function createTables(): Promise<void> {
  await sql.unsafe(`
    create table if not exists staged (
      id bigint primary key, customer_key uuid not null, first_name text, last_name text, email text, phone text,
      street text, city text, state text, zip text, country text, second_email text, completed boolean not null default false);
    create table if not exists customer (
      customer_key uuid primary key, account text not null unique, name text not null, first_name text, last_name text);
    create table if not exists customer_address (
      address_id uuid primary key, customer_key uuid not null, street text, city text, state text, zip text, country text);
    create table if not exists customer_contact (
      contact_id uuid primary key, customer_key uuid not null, type text not null, value text not null);
    create table if not exists event (
      position bigint generated always as identity primary key, at timestamptz not null default now(),
      customer_key uuid not null, status text not null);
    create sequence if not exists account cache 1000`)
}

async function fill(from: number, operations: number): Promise<void> {
  await createTables()
  await sql.unsafe(`
    insert into staged
    select n, md5('c' || n)::uuid, 'Ada', 'Lindgren' || p, 'lindgren' || p || '@example.com', '713' || p,
      p || ' Main Street', 'Houston', 'TX', '77002', 'USA', 'second' || p || '@example.com'
    from generate_series(${from}::bigint, ${from + operations - 1}::bigint) n, lpad(n::text, 7, '0') p`)
  await sql`analyze staged`
}

/** Applies the staged rows of a range, and returns the seconds. */
async function apply(from: number, operations: number): Promise<number> {
  const begun = performance.now()
  for (let first = from; first < from + operations; first += TOGETHER) {
    const set = `staged where id >= ${first} and id < ${Math.min(first + TOGETHER, from + operations)} and not completed`
    await sql.begin(async (tx) => {
      await tx.unsafe(`
        insert into customer
        select customer_key, 'C-' || nextval('account'), first_name || ' ' || last_name, first_name, last_name
        from ${set}`)
      await tx.unsafe(`
        insert into customer_address
        select gen_random_uuid(), customer_key, street, city, state, zip, country from ${set}`)
      await tx.unsafe(`
        insert into customer_contact
        select gen_random_uuid(), customer_key, type, value
        from ${set.replace('staged', `staged cross join lateral (values ('EMAIL', email), ('EMAIL', second_email)) c (type, value)`)}`)
      await tx.unsafe(`insert into event (customer_key, status) select customer_key, 'SYNCED' from ${set}`)
      await tx.unsafe(`update ${set.replace(' where', ' set completed = true where')}`)
    })
  }
  return (performance.now() - begun) / 1_000
}

type Range = { from: number; operations: number }
answer({
  fill: ({ from, operations }: Range) => fill(from, operations),
  apply: async ({ from, operations }: Range) => ({ seconds: await apply(from, operations) }),
})
