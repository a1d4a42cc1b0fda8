import { fillUp } from '../test/support/fill-up.ts'
import { startForBench } from './budget/installation.ts'
import { questionsOf } from './budget/questions.ts'
import type { Bench, Group } from './row.ts'

// The points of each root field (src/server/documents/field-points.ts) beside its measured work, in units of the
// objects of a page in the same run, with 20,000 operations and customers.

const CUSTOMERS = 20_000
const SAMPLES = 15
const LONGEST = 3_000
/** Work below this many points is lost in the noise of a request. */
const NOTICED = 50

type Installation = Awaited<ReturnType<typeof startForBench>>

const group: Group = async (bench) => {
  const installation = await startForBench()
  try {
    const customers = bench.quick ? CUSTOMERS / 4 : CUSTOMERS
    bench.progress(`${customers} operations`)
    await fillUp(installation.hq, installation.houston, customers)
    await points(installation, bench)
  } finally {
    await installation.stop()
  }
}
export default group

/** The shortest time of some requests, in milliseconds: other load of the machine only adds to it. */
async function shortest({ ask }: Installation, document: string): Promise<number> {
  const times: number[] = []
  const begun = performance.now()
  while (times.length < SAMPLES && performance.now() - begun < LONGEST) {
    const at = performance.now()
    await ask(document)
    times.push(performance.now() - at)
  }
  return Math.min(...times)
}

async function costOf({ url, tokens }: Installation, document: string): Promise<number> {
  const token = await tokens.issueToken({ roles: ['ADMINISTRATOR'], channels: 'ALL', ttlSeconds: 60, subject: 'cost' })
  const answer = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: document }),
  })
  const { extensions }: { extensions: { cost: { requested: number } } } = JSON.parse(await answer.text())
  return extensions.cost.requested
}

const PAGE = '{ operations(first: 100) { nodes { operationId status channel { id } customer { id name } } } }'

async function points(installation: Installation, { progress, report }: Bench): Promise<void> {
  const { operations, customers } = await installation.ask<{
    operations: { nodes: { operationId: string }[] }
    customers: { nodes: { id: string }[] }
  }>('{ operations(first: 1) { nodes { operationId } } customers(first: 1) { nodes { id } } }')
  const questions = questionsOf({
    operation: operations.nodes[0]?.operationId ?? '',
    customer: customers.nodes[0]?.id ?? '',
  })
  const empty = await shortest(installation, '{ __typename }')
  const point = ((await shortest(installation, PAGE)) - empty) / (await costOf(installation, PAGE))
  progress(`a point is ${point.toFixed(3)} ms`)
  for (const { about, document } of questions) {
    progress(about)
    const measured = Math.max(0, (await shortest(installation, document)) - empty) / point
    const counted = await costOf(installation, document)
    const reach = measured < NOTICED && counted < NOTICED * 10 ? {} : { reach: { atMost: 4 } }
    report([{ name: about, value: measured, unit: 'points', beside: 'table', besideValue: counted, ...reach }])
  }
}
