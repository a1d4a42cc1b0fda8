import { CHECK_PATH, type KeyCheck, keyCheck } from '../../between/store/joining.ts'
import { storeAssertion } from '../../between/store/store-assertion.ts'
import { readStoreIdentity, type StoreIdentity, storeIdentityPath } from '../../between/store/store-identity.ts'
import { agreedVersion, WIRE_VERSIONS } from '../../between/wire/version.ts'
import { ServerUnreachable } from '../../client/unreachable.ts'
import type { Config } from '../../config/config.ts'
import { VERSION } from '../../config/package.ts'
import { processSkewSeconds, REPORTED_SKEW_SECONDS, skewSentence } from '../../db/database-clock.ts'
import { type Finding, right, wrong } from '../../start/doctor/finding.ts'
import { askHeadquarters } from '../store/ask-headquarters.ts'
import { sentenceOf } from '../terminal/sentence-of.ts'

const JOIN_AGAIN = 'Join with a new code of an administrator: tillsync channel join https://hq… --again.'

/** Who the store of this data folder is; null where the process is none, or it has no identity that can be used. */
export async function examineIdentity(
  config: Config,
): Promise<{ store: StoreIdentity | null; findings: readonly Finding[] }> {
  const nobody = (finding: Finding) => ({ store: null, findings: [finding] })
  let store: StoreIdentity | undefined
  try {
    store = await readStoreIdentity(config.dataFolder)
  } catch (error) {
    // What is wrong with the folder itself is a finding of its own.
    if (error instanceof Error && 'code' in error) return { store: null, findings: [] }
    return nobody(wrong('WIRE', 'headquarters', sentenceOf(error), JOIN_AGAIN))
  }
  if (config.isStore && store) return { store, findings: [] }
  if (config.isStore)
    return nobody(
      wrong(
        'WIRE',
        'headquarters',
        `The data folder ${config.dataFolder} has not joined a headquarters.`,
        'Join with a code of an administrator: tillsync channel join https://hq… --code XXXX-….',
      ),
    )
  if (store && config.roles.every((role) => role === 'channel')) return { store: null, findings: [] }
  if (store)
    return nobody(
      wrong(
        'WIRE',
        'headquarters',
        `${storeIdentityPath(config.dataFolder)} makes this folder that of the store ${store.channelDatabaseId}, but ` +
          `the process has the roles ${config.roles.join(', ')}.`,
        'Set TILLSYNC_ROLES=channel for the store, or give headquarters a data folder of its own (TILLSYNC_DATA).',
      ),
    )
  return { store: null, findings: [] }
}

/** Whether headquarters can be reached from a store, accepts its key, and has the same time. */
export async function examineWire(store: StoreIdentity): Promise<Finding[]> {
  const { url } = store.headquarters
  const headers = { authorization: `Bearer ${await storeAssertion(store)}` }
  let answer: KeyCheck
  try {
    answer = await askHeadquarters(new URL(CHECK_PATH, url), keyCheck, {}, headers)
  } catch (error) {
    const isAway = error instanceof ServerUnreachable
    const cure = isAway
      ? `Check the network to ${url}, and whether headquarters runs. Tills go on capturing meanwhile.`
      : 'Where the key is refused, join with a new code of an administrator (tillsync channel join … --again).'
    return [wrong('WIRE', 'headquarters', sentenceOf(error), cure)]
  }
  const days = Math.floor((Date.parse(answer.now) - Date.parse(answer.keyCreatedAt)) / 86_400_000)
  const age = days === 1 ? 'a day' : `${days} days`
  const accepted =
    `Headquarters at ${url} (tillsync ${answer.version}) accepts the key of ${answer.channelDatabaseId}, which is ` +
    `${age} old.`
  return [right('WIRE', 'headquarters', accepted), ...examineClock(answer.now), ...examineVersions(answer)]
}

/**
 * The store's machine beside headquarters' database; the request took a moment, which is less than what is reported.
 */
function examineClock(now: string): Finding[] {
  const skew = Math.round(Date.now() - Date.parse(now)) / 1_000
  if (Math.abs(skew) < REPORTED_SKEW_SECONDS) return []
  return [wrong('CLOCK', null, `${skewSentence('The clock of this machine', skew)}.`, 'Set both clocks by NTP.')]
}

/** The store's machine beside the database of the store. */
export function examineOwnClock(): Finding[] {
  const skew = processSkewSeconds()
  if (skew === null) return []
  if (Math.abs(skew) < REPORTED_SKEW_SECONDS)
    return [right('CLOCK', null, `This machine and the database agree to ${REPORTED_SKEW_SECONDS} seconds.`)]
  const by = `${Math.abs(Math.round(skew))} seconds ${skew > 0 ? 'ahead of' : 'behind'} the database`
  return [wrong('CLOCK', null, `The clock of this machine is ${by}.`, 'Set both machines by a time server (NTP).')]
}

/** Whether both speak a version of the wire, as they agree on one when the store connects. */
function examineVersions({ version, wireVersions }: KeyCheck): Finding[] {
  const agreed = agreedVersion(wireVersions, WIRE_VERSIONS)
  if (typeof agreed === 'number') return []
  const message = `Headquarters runs tillsync ${version}, and this store ${VERSION}: ${agreed.refused}`
  return [wrong('VERSION', 'headquarters', message, 'Upgrade the older of the two.')]
}
