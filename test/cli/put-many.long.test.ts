import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { erpCustomer, startBoth } from './feed-into-another.ts'

const COUNT = 10_000

test('10,000 customers that an ERP has put are equal in a second installation, which reads the feed of the first', {
  timeout: 3_600_000,
  tags: 'long',
}, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tillsync-put-'))
  try {
    const both = await startBoth(folder)
    const timed = async <T>(what: string, work: Promise<T>): Promise<T> => {
      const startedAt = performance.now()
      const result = await work
      console.info(`${what}: ${((performance.now() - startedAt) / 1000).toFixed(1)} s`)
      return result
    }
    const people = Array.from({ length: COUNT }, (_, nth) => ({ id: String(nth), customer: erpCustomer(nth) }))
    await timed('putCustomers, lists of 250', both.putAll(people))
    expect(await timed('tillsync feed', both.feed())).toMatchObject({ code: 0 })
    expect(await timed('tillsync put', both.put())).toMatchObject({
      code: 0,
      stdout: `${COUNT} created, 0 updated, 0 unchanged, 0 erased, 0 refused\n`,
    })
    const [of, into] = [await both.customersOf(both.first), await both.customersOf(both.second)]
    expect(of.size).toBe(COUNT)
    expect(into).toEqual(of)
    expect(await timed('tillsync put --all, nothing to do', both.put('--all'))).toMatchObject({
      stdout: `0 created, 0 updated, ${COUNT} unchanged, 0 erased, 0 refused\n`,
    })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
