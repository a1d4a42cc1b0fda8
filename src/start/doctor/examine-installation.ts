import { access } from 'node:fs/promises'
import { SYSTEM } from '../../access/actor.ts'
import { ALGORITHM, keyFilePath } from '../../access/keys.ts'
import { openKeys } from '../../access/own-tokens.ts'
import type { ChannelSide } from '../../between/channel-side.ts'
import type { HeadquartersDatabase, NotOpened, Sides } from '../../between/sides.ts'
import { channelOverWire } from '../../between/wire/channel-over-wire.ts'
import { signActor } from '../../between/wire/claims.ts'
import { directChannelSide } from '../../channel/direct-channel-side.ts'
import type { Config } from '../../config/config.ts'
import { openLog } from '../../config/log.ts'
import type { Database } from '../../db/client.ts'
import type { CheckCode } from '../../diagnose/checks/check-code.ts'
import { diagnoseInstallation } from '../../diagnose/diagnose-installation.ts'
import type { CheckView } from '../../diagnose/diagnosis.ts'
import { specOf } from '../../diagnose/remedies/remedies.ts'
import { directHeadquartersFacts } from '../../headquarters/direct-headquarters-facts.ts'
import { directHeadquartersLog } from '../../headquarters/direct-headquarters-log.ts'
import { directHeadquartersSide } from '../../headquarters/direct-headquarters-side.ts'
import { realtimeTurns } from '../../headquarters/synchronize/realtime-turns.ts'
import { openStoreLines } from '../wire/store-lines.ts'
import type { ExaminedDatabases } from './examine-databases.ts'
import { type Finding, notExamined, right } from './finding.ts'

/** The examination of each database says these with its own cause. */
const SAID: readonly CheckCode[] = ['DATABASES_AVAILABLE', 'CHANNEL_DATABASE_REACHABLE']

/**
 * What `diagnose` finds of the installation: schedules, workers, clocks, what waits too long, what has failed. It is
 * evaluated here, so that it needs no server that runs. Findings name the channel databases that could not be examined.
 */
export async function examineInstallation(
  config: Config,
  databases: ExaminedDatabases,
  findings: readonly Finding[],
): Promise<Finding[]> {
  const { headquarters } = databases
  if (headquarters === null)
    return [
      notExamined(
        'INSTALLATION',
        null,
        'Schedules, workers and what waits were not examined: that needs headquarters’ database.',
        'Correct what is named above, and run the doctor again.',
      ),
    ]
  const { sides, close } = await sidesOf(config, headquarters, databases, findings)
  try {
    const { checks } = await diagnoseInstallation(sides, SYSTEM)
    const isSaid = findings.some(({ examined, status }) => examined === 'CONNECTION' && status !== 'PASS')
    const found = checks.filter(({ status, code }) => status !== 'PASS' && !(isSaid && SAID.includes(code)))
    return found.length === 0
      ? [right('INSTALLATION', null, `Schedules, workers and what waits: ${checks.length} checks of diagnose pass.`)]
      : found.map(findingOf)
  } finally {
    close()
  }
}

function findingOf({ code, status, message, remedies }: CheckView): Finding {
  const titles = [...new Set(remedies.map(({ mutation, input }) => specOf(mutation).title(input)))]
  const cure =
    titles.length === 0
      ? 'The message says what to do; `tillsync diagnose` shows the evidence.'
      : `${titles.join('; ')}: \`tillsync diagnose\` shows the ids for \`--apply\`.`
  return { examined: 'INSTALLATION', subject: code, status, message, cure }
}

/** The sides as a server would have them, over the connections that are open; nothing is started. */
async function sidesOf(
  config: Config,
  db: Database,
  { channels: open, served }: ExaminedDatabases,
  findings: readonly Finding[],
): Promise<{ sides: Sides; close(): void }> {
  const channelSides = new Map<string, ChannelSide>()
  const hq: HeadquartersDatabase = { db, url: '', channelSides }
  const headquartersSide = directHeadquartersSide(hq, realtimeTurns(hq))
  const channels = new Map(
    [...open].map(([id, channel]) => [id, { id, url: '', db: channel, headquarters: headquartersSide }]),
  )
  const ownSides = new Map([...channels].map(([id, channel]) => [id, directChannelSide(channel)]))
  for (const [id, side] of ownSides) channelSides.set(id, side)
  const stores = await reachStores(config, db)
  for (const { id, isStore } of served) if (isStore) channelSides.set(id, stores.sideOf(id))
  const notOpened = new Map<string, NotOpened>()
  for (const { subject, status, message } of findings)
    if (subject !== null && status !== 'PASS' && served.some(({ id }) => id === subject) && !channels.has(subject))
      notOpened.set(subject, { state: null, why: message })
  const databaseByChannel = new Map(
    served.flatMap(({ id, channels: of }) => (of ?? []).map((channel) => [channel, id])),
  )
  const sides: Sides = {
    headquarters: hq,
    headquartersSide,
    facts: directHeadquartersFacts(hq),
    headquartersLog: directHeadquartersLog(hq),
    channels,
    channelSides,
    ownSides,
    notOpened,
    databaseOfChannel: (channelId) => databaseByChannel.get(channelId) ?? null,
    refresh: async () => {},
  }
  return { sides, close: stores.close }
}

/** Stores are asked over the processes of headquarters that they are connected to. */
async function reachStores({ dataFolder }: Config, db: Database) {
  const lines = openStoreLines(db, openLog({ logLevel: 'silent' }), () => null)
  // Opening the keys of a folder that has none would make them.
  const hasKeys = await access(keyFilePath(dataFolder)).then(
    () => true,
    () => false,
  )
  const keys = hasKeys ? await openKeys(dataFolder) : null
  const sideOf = (id: string) =>
    channelOverWire(id, {
      send: lines.sendTo(id),
      sign: async (actor) => {
        const signing = (await keys?.current())?.signing
        if (!signing) throw new Error('The data folder has no signing keys.')
        return signActor({ algorithm: ALGORITHM, keyId: signing.kid, key: signing.key }, id, actor)
      },
      onWake: () => () => {},
    })
  return { sideOf, close: lines.close }
}
