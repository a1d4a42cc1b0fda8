import { sql } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { transaction } from '../../../src/db/client.ts'
import { listCustomersAtHeadquarters } from '../../../src/headquarters/customers/find-customers.ts'
import { copy } from '../../support/fill-up.ts'
import { headquarters } from '../../support/headquarters.ts'
import { buffersOf, type ExplainedDatabase, explainedDatabase } from '../../support/plans.ts'
import { make } from '../../support/staged.ts'
import { synchronizeAll } from '../../support/synchronizing.ts'

let explained: ExplainedDatabase
beforeAll(async () => {
  const hq = await headquarters()
  for (const name of ['Anna First', 'Zoe Last', 'Zoe Rareley'])
    await make.operation(hq.db, { customer: { name, email: `${name.slice(-4)}@example.com` } })
  await synchronizeAll(hq)
  // Of the first a walk reads 1,500.
  await transaction(hq.db, async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`)
    for (const [name, operations] of [
      ['Anna First', 1_600],
      ['Zoe Last', 6_000],
    ] as const)
      await copy(tx, {
        ...{ table: 'customer', which: `cust_name = '${name}'`, operations },
        others: { customer_key: `md5('${name}' || nth)::uuid`, account: `'${name}' || nth` },
      })
  })
  await hq.db.execute(sql`vacuum analyze customer`)
  explained = explainedDatabase(hq.url, 'hq')
})

async function listed(search: string) {
  const request = {
    ...{ legalEntity: null, filter: { search }, limit: 20, forward: true, beyond: null },
    orderBy: 'NAME_ASC',
  } as const
  explained.taken()
  const found = await listCustomersAtHeadquarters(explained.db, request)
  return { names: found.map(({ customer }) => customer.name), statements: explained.taken() }
}

it('takes matches of common words from some customers, without reading all that have them', async () => {
  for (const search of ['zoe', 'zoe last', 'la zo']) {
    const { names, statements } = await listed(search)
    expect(names, search).toEqual(Array(21).fill('Zoe Last'))
    expect(statements.map(({ name }) => name)).toContain('customers.drawMatches')
    expect(buffersOf(statements)).toBeLessThan(15_000)
  }
})

it('compares a common word with the customers that have the rare one beside it', async () => {
  const { names, statements } = await listed('zoe rareley')
  expect(names).toEqual(['Zoe Rareley'])
  expect(buffersOf(statements)).toBeLessThan(1_000)
})

it('counts no customers of a word that is known as common, when no customer has all words', async () => {
  const { names, statements } = await listed('zoe last nobody')
  expect(names).toEqual(Array(21).fill('Zoe Last'))
  expect(buffersOf(statements.filter(({ name }) => name === 'customers.commonness'))).toBeLessThan(1_000)
})
