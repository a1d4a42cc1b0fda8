import { defineCommand } from 'citty'
import { z } from 'zod'
import { request } from '../client/request.ts'
import { connect, connectionArgs } from './connect/connection.ts'
import { jsonArg, print, printJson } from './terminal/output.ts'
import { table } from './terminal/table.ts'

const STORES = /* GraphQL */ `
  query ListStores($filter: StoreFilter, $after: String) {
    stores(filter: $filter, first: 100, after: $after) {
      nodes {
        channelDatabase { key name store { status } }
        health causes attention lastContactAt version upgradeHold { heldAt heldBy reason }
        oldestPendingUploadAt oldestUndistributedAt clockSkewSeconds disk { freeBytes totalBytes }
        key { createdAt } revocationsAppliedAt
      }
      pageInfo { hasNextPage endCursor }
    }
  }`

const timeOrNull = z.string().nullable()
const store = z.object({
  channelDatabase: z.object({ key: z.string(), name: z.string(), store: z.object({ status: z.string() }).nullable() }),
  health: z.string(),
  causes: z.array(z.string()),
  attention: z.array(z.string()),
  lastContactAt: timeOrNull,
  version: z.string().nullable(),
  upgradeHold: z.object({ heldAt: z.string(), heldBy: z.string(), reason: z.string() }).nullable(),
  oldestPendingUploadAt: timeOrNull,
  oldestUndistributedAt: timeOrNull,
  clockSkewSeconds: z.number().nullable(),
  disk: z.object({ freeBytes: z.string(), totalBytes: z.string() }).nullable(),
  key: z.object({ createdAt: z.string() }).nullable(),
  revocationsAppliedAt: timeOrNull,
})
type Store = z.infer<typeof store>
const listed = z.object({
  stores: z.object({
    nodes: z.array(store),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
  }),
})

export const storesCommand = defineCommand({
  meta: {
    name: 'stores',
    description: 'Lists the stores, the worst first. Exits with 0 when none is failing, 2 when one is, 1 on an error',
  },
  args: {
    search: { type: 'positional', required: false, description: 'Words of the name or key; default: all stores' },
    wrong: { type: 'boolean', description: 'Only stores at which something is to be done', default: false },
    ...jsonArg,
    ...connectionArgs,
  },
  async run({ args }) {
    const connection = await connect(args)
    const filter = { search: args.search ?? null, health: args.wrong ? ['FAILING', 'ATTENTION'] : null }
    const stores: Store[] = []
    for (let after: string | null = null, more = true; more; ) {
      const page: z.infer<typeof listed> = await request(connection, STORES, { filter, after }, listed)
      const { nodes, pageInfo } = page.stores
      stores.push(...nodes)
      after = pageInfo.endCursor
      more = pageInfo.hasNextPage
    }
    if (args.json) printJson(stores)
    else print(stores.length === 0 ? 'No store matches.' : table(COLUMNS, stores.map(rowOf)))
    if (stores.some(({ health }) => health === 'FAILING')) process.exitCode = 2
  },
})

const COLUMNS = [
  'Store',
  'Health',
  'Why',
  'Last contact',
  'Version',
  'Up since',
  'Down since',
  'Clock',
  'Disk free',
  'Key',
]

function rowOf(row: Store): string[] {
  const { channelDatabase, causes, attention, version, upgradeHold, clockSkewSeconds, disk } = row
  return [
    channelDatabase.key,
    row.health,
    [...causes, ...attention].join(', '),
    row.lastContactAt ?? 'never',
    [version ?? 'unknown', ...(upgradeHold ? ['(held)'] : [])].join(' '),
    row.oldestPendingUploadAt ?? '',
    row.oldestUndistributedAt ?? '',
    // Without the sign of a zero.
    clockSkewSeconds === null ? '' : `${(Math.round(clockSkewSeconds * 10) / 10 + 0).toFixed(1)} s`,
    disk ? `${Math.floor((100 * Number(disk.freeBytes)) / Number(disk.totalBytes))} %` : '',
    row.key?.createdAt ?? '',
  ]
}
