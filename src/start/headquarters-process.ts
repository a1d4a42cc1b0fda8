import { ALGORITHM } from '../access/keys.ts'
import { openKeys } from '../access/own-tokens.ts'
import { openSignIn, type SignIn } from '../access/sign-in/open-sign-in.ts'
import { spendBudgets } from '../access/spend-budgets.ts'
import type { Tokens } from '../access/tokens.ts'
import { headquartersOf } from '../between/headquarters-of.ts'
import type { HeadquartersDatabase } from '../between/sides.ts'
import type { StoreIdentity } from '../between/store/store-identity.ts'
import { channelOverWire } from '../between/wire/channel-over-wire.ts'
import { signActor } from '../between/wire/claims.ts'
import { type Config, servesApi } from '../config/config.ts'
import type { Log } from '../config/log.ts'
import { logFault } from '../config/log-fault.ts'
import type { Database } from '../db/client.ts'
import { openReplica, type Replica } from '../db/replica.ts'
import { findRewound } from '../headquarters/incarnation/check-with-channels.ts'
import { openSimulator } from '../simulate/simulator.ts'
import { type DatabaseServers, openPool } from './database-servers.ts'
import { distributeFirst } from './first-distribution.ts'
import { trustOfHeadquarters } from './fleet-trust.ts'
import { openSides } from './open-sides.ts'
import { prepareHeadquarters, prepareLater } from './prepare-headquarters.ts'
import { sendWelcomeMessages } from './send-welcome-messages.ts'
import type { ServedProcess, Step, Stops } from './served-process.ts'
import { storeRegistry } from './store-registry.ts'
import { warnOfPooler } from './warn-of-pooler.ts'
import { watchAlerts } from './watch-alerts.ts'
import { watchClocks } from './watch-clocks.ts'
import { acceptStores } from './wire/accept-stores.ts'
import { settingsBringer } from './wire/bring-settings.ts'
import { openStoreLines } from './wire/store-lines.ts'
import { startWorker } from './worker.ts'
import { workerProof } from './worker-proof.ts'

/** Where and how a process is started. `internalUrl`: where it is reached, once it listens. */
export type StartParts = {
  readonly config: Config
  readonly servers: DatabaseServers
  readonly log: Log
  readonly step: Step
  readonly stops: Stops
  readonly internalUrl: () => string
  readonly tokens: Tokens
  /** The identity of the data folder's store; undefined: it has not joined. */
  readonly identity: () => Promise<StoreIdentity | undefined>
}

/**
 * Opens what a process needs that has headquarters' database: the sides, the connections of stores and, with its role,
 * the worker.
 */
export async function startHeadquartersProcess(parts: StartParts): Promise<ServedProcess> {
  const { config, servers, log, step, stops, internalUrl, tokens } = parts
  const simulator = config.simulator ? await step(openSimulator(servers.hqUrl)) : null
  if (simulator) stops.push(simulator.headquarters.close)
  const hqUrl = simulator?.headquarters.url ?? servers.hqUrl
  const hq: HeadquartersDatabase = {
    db: openPool('hq', hqUrl, 'headquarters', config),
    url: simulator?.headquarters.url ?? servers.hqDirectUrl,
    onFault: (error) => logFault(log, error, 'background work'),
  }
  stops.push(() => hq.db.close())

  const prepared = await step(prepareHeadquarters(hq, servers.hqMigrationUrl, config))
  const direct = 'DIRECT_HQ_DATABASE_URL'
  if (prepared)
    await step(warnOfPooler(log, { url: hq.url, whose: 'headquarters', setting: 'HQ_DATABASE_URL', direct }))
  const lines = openStoreLines(hq.db, log, internalUrl)
  stops.push(lines.close)
  const keys = await openKeys(config.dataFolder)
  const stores = {
    sideOf: (id: string) =>
      channelOverWire(id, {
        send: lines.sendTo(id),
        sign: async (actor) => {
          const { kid, key } = (await keys.current()).signing
          return signActor({ algorithm: ALGORITHM, keyId: kid, key }, id, actor)
        },
        onWake: (wake) => lines.onWake(id, wake),
      }),
  }
  const replica = replicaOf(parts, hq.db)
  if (replica) stops.push(replica.close)
  const { sides, close } = await step(openSides(config, servers, hq, log, stores, simulator?.wrap, replica))
  stops.push(close)
  const trust = trustOfHeadquarters(hq, tokens, log)
  tokens.trust(trust)
  stops.push(trust.stop)
  const { headquartersSide } = sides
  const onStore = settingsBringer(sides, log)
  const wire = acceptStores({ hq, headquartersSide, lines, log, internalUrl, onStore })
  const signIn = signInOf(parts, hq)
  if (signIn) stops.push(signIn.sessions.stop)
  const clocks = watchClocks(sides, log)
  stops.push(clocks.stop)
  if (prepared) await step(clocks.measured)
  const proof = workerProof()
  const begin = async () => {
    await sides.refresh()
    // That headquarters is an older copy is known, and said, before any job runs. Numbers are refused later, too.
    const rewound = await findRewound(headquartersOf(sides)).catch((error) => {
      logFault(log, error, 'what the channel databases have seen cannot be compared', { level: 'warn' })
      return null
    })
    if (rewound) log.error(rewound.message)
    if (config.demo) await distributeFirst(sides)
    const isWorker = config.roles.includes('worker')
    if (isWorker) stops.push(startWorker(sides, log, config, proof))
    // A process without the role worker watches, too: no other would say that there is no worker.
    const simulated = simulator?.mailServer
    if (isWorker || config.roles.includes('hq'))
      stops.push(watchAlerts(sides, config, { simulated, onFault: (error) => logFault(log, error, 'alerts') }))
    if (isWorker) {
      const mailing = { settings: config.mail, simulated }
      stops.push(sendWelcomeMessages(hq, mailing, (error) => logFault(log, error, 'welcome messages')))
    }
  }
  if (prepared) await step(begin())
  else stops.push(prepareLater(hq, servers.hqMigrationUrl, config, log, begin))
  return {
    sides,
    simulator,
    proof,
    wire,
    ...(config.roles.includes('hq') && { registry: storeRegistry(hq, tokens) }),
    spendBudgets: (spent) => spendBudgets(hq.db, spent),
    ...(signIn && { signIn }),
  }
}

/** The replica for lists, where there is one; other processes than those of the API read nothing there. */
function replicaOf({ config, log }: StartParts, primary: Database): Replica | undefined {
  if (!config.hqReadUrl || !servesApi(config)) return undefined
  return openReplica({
    primary,
    standby: openPool('hq', config.hqReadUrl.reveal(), 'replica', config),
    seconds: config.replicaSeconds,
    onFault: (fault) => logFault(log, fault, 'the replica (READ_HQ_DATABASE_URL) cannot be used', { level: 'warn' }),
  })
}

/** The sign-in to the page, if it is configured and the process serves it. */
function signInOf({ config, tokens, log }: StartParts, { db }: HeadquartersDatabase): SignIn | undefined {
  const { provider } = config.identity
  if (!config.signIn || !provider || !servesApi(config)) return undefined
  const onFault = (error: unknown) => void logFault(log, error, 'sessions of the page', { level: 'warn' })
  return openSignIn({ hq: db, settings: config.signIn, provider, tokens, onFault })
}
