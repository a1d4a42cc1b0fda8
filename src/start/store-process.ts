import type { StartParts } from './headquarters-process.ts'
import { openStore } from './open-store.ts'
import type { ServedProcess } from './served-process.ts'
import { watchClocks } from './watch-clocks.ts'
import { workerProof } from './worker-proof.ts'

/** Opens what a store's process needs: its channel database, and its connection to headquarters. */
export async function startStoreProcess(parts: StartParts): Promise<ServedProcess> {
  const { log, step, stops, tokens } = parts
  const { sides, trust, wire, close } = await step(openStore(parts))
  stops.push(close)
  tokens.trust(trust)
  const clocks = watchClocks(sides, log)
  stops.push(clocks.stop)
  await step(clocks.measured)
  return { sides, simulator: null, proof: workerProof(), store: { toHeadquarters: wire, ageOfKeys: trust.age } }
}
