import { startNewStores } from './harness/first-loads.ts'
import { startGenerator } from './harness/load.ts'
import { inTurn, rateRow, type Side } from './harness/measure.ts'
import { startServers } from './harness/servers.ts'
import { capture, download, synchronize, upload } from './harness/steps.ts'
import { startTillsync } from './harness/tillsync.ts'
import { startWired } from './harness/wired.ts'
import { type Group, measureRows } from './row.ts'

// What the wire costs: upload and download between headquarters and a store in processes of their own, beside the same
// in one process; and the first 1010 of many stores, beside that of one.

const OPERATIONS = 20_000
const CUSTOMERS = 20_000
const STORES = 20

const group: Group = async (bench) => {
  const operations = bench.quick ? OPERATIONS / 10 : OPERATIONS
  const customers = bench.quick ? CUSTOMERS / 4 : CUSTOMERS
  const servers = await startServers()
  const generator = startGenerator()
  const direct = await startTillsync(servers)
  const { hq, till, pids } = await startWired(servers)
  const rows = { upload: `upload over the wire, ${operations}`, download: `download over the wire, ${operations}` }
  await measureRows(bench, Object.values(rows), async () => {
    const captureBoth = async (round: number) => {
      bench.progress(`round ${round + 1}: ${operations} captures each, then the steps`)
      for (const each of [direct, till]) await capture(generator, each, operations, round * operations)
    }
    const synchronizeBoth = async () => {
      for (const each of [direct, hq]) await synchronize(each, operations)
    }
    const inOneProcess = (name: string, run: Side['run']): Side => ({ name, processes: [direct.pid], run })
    const overWire = (name: string, run: Side['run']): Side => ({ name, processes: pids, run })
    // The steps need each other's rows: each round is forwards.
    const [uploadHere, uploadWired, downloadHere, downloadWired] = await inTurn(
      servers,
      [
        { ...inOneProcess('upload in one process', () => upload(direct, operations)), prepare: captureBoth },
        overWire(rows.upload, () => upload(hq, operations)),
        { ...inOneProcess('download in one process', () => download(direct, operations)), prepare: synchronizeBoth },
        overWire(rows.download, () => download(hq, operations)),
      ],
      { backwards: false, progress: bench.progress },
    )
    if (!uploadHere || !uploadWired || !downloadHere || !downloadWired) throw new Error('A step was not measured.')
    return [
      rateRow(rows.upload, uploadWired, uploadHere, 0.7),
      rateRow(rows.download, downloadWired, downloadHere, 0.7),
    ]
  })
  const firstLoads = `first 1010 of ${STORES} stores, ${customers} customers`
  await measureRows(bench, [firstLoads], async () => {
    /** Of one store, and of the others at once: with customers, or what it costs that they come at all. */
    async function loads(prefix: string, of: number): Promise<[one: number, all: number]> {
      const [alone = '', ...stores] = Array.from({ length: STORES + 1 }, (_, nth) => `${prefix}-${nth + 1}`)
      bench.progress(`${STORES + 1} stores join, ${of} customers`)
      const newStores = await startNewStores(servers, [alone, ...stores], of)
      const ofOne = await newStores.load([alone])
      await newStores.forget()
      return [ofOne, await newStores.load(stores)]
    }
    const [one, all] = await loads('new', customers)
    const [oneEmpty, allEmpty] = await loads('empty', 1)
    return [
      {
        name: firstLoads,
        value: all - allEmpty,
        unit: 'ms of processor time of headquarters',
        beside: 'of one store',
        besideValue: one - oneEmpty,
        reach: { atMost: 2 },
      },
    ]
  })
}
export default group
