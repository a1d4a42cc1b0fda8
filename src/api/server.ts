import { mayCall } from '../access/rules.ts'
import { headquartersOf, isHeadquartersUnavailable } from '../between/headquarters-of.ts'
import { mayUseDatabase } from '../between/may-use-database.ts'
import type { Sides } from '../between/sides.ts'
import type { DialState } from '../between/wire/dial.ts'
import type { Config } from '../config/config.ts'
import { LIMIT_MEANINGS, type LimitName } from '../config/limits.ts'
import { VERSION } from '../config/package.ts'
import { databaseNow, databaseNowMs, processSkewSeconds } from '../db/database-clock.ts'
import { findRewoundState } from '../headquarters/incarnation/rewound.ts'
import { adviceOn, stateInWords } from '../model/database-state.ts'
import type { Resolvers } from './generated/resolvers.ts'
import { rootFields } from './shared/root-fields.ts'

/** Whom this process is connected to over the wire. */
export type Connections = {
  /** A store's connection to headquarters, null while it has not begun to dial; absent at headquarters. */
  readonly toHeadquarters?: (() => DialState | null) | undefined
  /** The channel databases whose stores are connected to this process. */
  readonly stores: () => readonly string[]
}

/** The fields of server.graphql, and those of the process in stores.graphql. */
export function serverResolvers(config: Config, { toHeadquarters, stores }: Connections): Resolvers {
  const limits = (Object.keys(LIMIT_MEANINGS) as LimitName[]).map((name) => ({
    name,
    value: config.limits[name],
    meaning: LIMIT_MEANINGS[name],
  }))
  const roles = config.roles.map((role) => PROCESS_ROLE[role])
  return {
    ServerInfo: {
      headquartersRewound: async (_, __, { sides }) => {
        const rewound = await whileReachable(() => findRewoundState(headquartersOf(sides).db), null)
        return rewound && { since: rewound.since, message: rewound.message }
      },
      headquarters: async (_, __, { sides }) => (toHeadquarters ? overWire(toHeadquarters()) : overDatabase(sides)),
      connectedStores: (_, __, { sides, actor }) => stores().filter((id) => mayUseDatabase(sides, actor, id)),
    },
    Query: {
      serverInfo: (_, __, { actor, credential }, { schema }) => ({
        version: VERSION,
        roles,
        time: databaseNow().toISOString(),
        clockSkewSeconds: processSkewSeconds(),
        whoami: {
          id: actor.id,
          roles: actor.roles,
          channels: actor.channels === 'ALL' ? null : actor.channels,
          mayCall: rootFields(schema).filter((field) => mayCall(actor, field)),
          expiresAt: credential.expiresAt.toISOString(),
        },
        limits,
        retention: config.retention,
      }),
    },
  }
}

function overWire(dialled: DialState | null) {
  if (dialled === null) {
    const message = 'The channel database cannot be opened. Headquarters is dialled when it is open.'
    return { over: 'WIRE' as const, state: 'UNREACHABLE' as const, since: null, message }
  }
  const since = new Date(databaseNowMs() - (performance.now() - dialled.since)).toISOString()
  return { over: 'WIRE' as const, state: dialled.state, since, message: 'why' in dialled ? dialled.why : null }
}

async function overDatabase({ headquarters }: Sides) {
  const state = headquarters ? await headquarters.db.state() : 'UNREACHABLE'
  const message = state && `Headquarters’ database ${stateInWords(state)}. ${adviceOn(state)}`
  return {
    over: 'DATABASE' as const,
    state: state ? ('UNREACHABLE' as const) : ('CONNECTED' as const),
    since: null,
    message,
  }
}

async function whileReachable<T>(ask: () => Promise<T>, otherwise: T): Promise<T> {
  try {
    return await ask()
  } catch (error) {
    if (isHeadquartersUnavailable(error)) return otherwise
    throw error
  }
}

const PROCESS_ROLE = { hq: 'HQ', channel: 'CHANNEL', worker: 'WORKER' } as const
