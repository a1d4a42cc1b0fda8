import type { Role } from '../src/access/actor.ts'
import { fillUp } from '../test/support/fill-up.ts'
import { attack, captures, repeated, sender } from './budget/attack.ts'
import { startForBench } from './budget/installation.ts'
import { median } from './harness/measure.ts'
import type { Bench, Group } from './row.ts'

// The time of a till's captures while one token asks for as much as it can, with 20,000 operations and customers.

const CUSTOMERS = 20_000
const ATTACKED_FOR = 12_000
const QUICK = { customers: 2_000, attackedFor: 4_000 }

type Installation = Awaited<ReturnType<typeof startForBench>>

const group: Group = async (bench) => {
  const installation = await startForBench()
  try {
    const customers = bench.quick ? QUICK.customers : CUSTOMERS
    bench.progress(`${customers} operations`)
    await fillUp(installation.hq, installation.houston, customers)
    await attacks(installation, bench)
  } finally {
    await installation.stop()
  }
}
export default group

/** Documents with which one token tries to keep the tills waiting. */
const ATTACKS: readonly { name: string; role: Role; document: string }[] = [
  {
    name: 'searches of operations, as many as a document may have',
    role: 'OPERATOR',
    document: repeated('operations(filter: { search: "n na" }) { nodes { operationId } }', 7),
  },
  {
    name: 'searches of operations, one in each document',
    role: 'OPERATOR',
    document: repeated('operations(first: 1, filter: { search: "n na" }) { nodes { operationId } }', 1),
  },
  {
    name: 'filters of customers',
    role: 'OPERATOR',
    document: repeated('customers(first: 1, filter: { name: "n" }) { nodes { id } }', 7),
  },
  {
    name: 'diagnoses',
    role: 'VIEWER',
    document: repeated('diagnose(input: { installation: true }) { healthy }', 15),
  },
  {
    name: 'exports',
    role: 'OPERATOR',
    document: repeated('exportOperations(format: JSON_LINES, first: 100, filter: { status: [SYNCED] }) { text }', 8),
  },
]

async function attacks({ url, tokens }: Installation, bench: Bench): Promise<void> {
  const tokenOf = (role: Role) =>
    tokens.issueToken({ roles: [role], channels: 'ALL', ttlSeconds: 3_600, subject: `${role} ${Math.random()}` })
  const send = sender(url)
  const till = await tokenOf('CHANNEL_DEVICE')
  const measure = async () => {
    const end = performance.now() + (bench.quick ? QUICK.attackedFor : ATTACKED_FOR)
    return captures(send, till, () => performance.now() > end)
  }
  await measure()
  for (const { name, role, document } of ATTACKS) {
    const calm = median(await measure())
    let over = false
    const attacking = attack(send, await tokenOf(role), document, () => over)
    const times = await measure()
    over = true
    const { answered, refused } = await attacking
    bench.progress(
      `${name}: ${answered} answered, ${refused} refused; slowest capture ${Math.max(...times).toFixed(0)} ms`,
    )
    const row = { name: `a till's capture during ${name} (p50)`, unit: 'ms', beside: 'calm', reach: { atMost: 3 } }
    bench.report([{ ...row, value: median(times), besideValue: calm }])
  }
}
