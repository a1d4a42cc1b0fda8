import { randomUUID } from 'node:crypto'
import postgres from 'postgres'
import { answer } from '../harness/program.ts'
import { fillBareTables } from './bare-tables.ts'

// Many customers at once, by one who trusts them: three rows each, 64 customers a transaction, arrays by unnest, on
// eight connections. No GraphQL, no HTTP.

const TOGETHER = 64
const CONNECTIONS = 8

const sql = postgres(process.env.DATABASE_URL ?? '', { max: CONNECTIONS, onnotice() {} })

async function write(from: number): Promise<void> {
  const numbers = Array.from({ length: TOGETHER }, (_, nth) => String(from + nth).padStart(7, '0'))
  const ids = numbers.map(() => randomUUID())
  const all = (value: (number: string) => string) => numbers.map(value)
  await sql`
    with customer as (
      insert into customer (id, account, first_name, last_name, name, email, phone)
      select *
      from unnest(${ids}::uuid[], ${all(() => '')}::text[], ${all(() => 'Ada')}::text[], ${all((n) => `Lindgren${n}`)}::text[],
        ${all((n) => `Ada Lindgren${n}`)}::text[], ${all((n) => `lindgren${n}@example.com`)}::text[],
        ${all((n) => `713${n}`)}::text[])
    ), address as (
      insert into customer_address (customer_id, street, city, state, zip_code, country)
      select *, 'Houston', 'TX', '77002', 'USA'
      from unnest(${ids}::uuid[], ${all((n) => `${n} Main Street`)}::text[])
    )
    insert into customer_contact (customer_id, type, value)
    select id, 'EMAIL', value
    from unnest(${ids}::uuid[], ${all((n) => `second${n}@example.com`)}::text[]) as r (id, value)`
}

answer({
  fill: () => fillBareTables(sql, 1),
  async write({ customers, from }: { customers: number; from: number }) {
    let next = from
    const begun = performance.now()
    async function writer() {
      while (next < from + customers) {
        const first = next
        next += TOGETHER
        await write(first)
      }
    }
    await Promise.all(Array.from({ length: CONNECTIONS }, writer))
    return { operations: next - from, seconds: (performance.now() - begun) / 1_000 }
  },
})
