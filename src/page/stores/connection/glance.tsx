import { useText } from '../../api/language.ts'
import type { StoresAtAGlanceQuery } from '../../generated/documents.ts'
import { Ago, useNumber } from '../../ui/time.tsx'
import { STORES } from './texts.ts'

/** A store as the API's list of stores has it. */
export type StoreAtAGlance = StoresAtAGlanceQuery['stores']['nodes'][number]

/** From this skew on, in seconds, the diagnosis reports a clock. */
const REPORTED_SKEW_SECONDS = 5

/** What waits for a store in either direction, its disk, a clock that differs, and its upgrade. */
export function Glance({ store }: { store: StoreAtAGlance }) {
  const say = useText(STORES)
  const number = useNumber()
  const { oldestPendingUploadAt, oldestUndistributedAt, clockSkewSeconds, disk, attention, upgradeHold } = store
  const isApart = clockSkewSeconds != null && Math.abs(clockSkewSeconds) >= REPORTED_SKEW_SECONDS
  const free = disk && Math.floor((100 * Number(disk.freeBytes)) / Number(disk.totalBytes))
  return (
    <div className="soft hint">
      {oldestPendingUploadAt && (
        <p>
          {say.upSince} <Ago at={oldestPendingUploadAt} />
        </p>
      )}
      {oldestUndistributedAt && (
        <p>
          {say.downSince} <Ago at={oldestUndistributedAt} />
        </p>
      )}
      {isApart && <p className="overview-bad">{say.clockApart(number(Math.round(clockSkewSeconds)))}</p>}
      {free != null && (
        <p className={attention.includes('DISK_NEARLY_FULL') ? 'overview-bad' : undefined}>
          {say.diskFree(number(free))}
        </p>
      )}
      {upgradeHold && <p>{say.upgradeHeld(upgradeHold.heldBy, upgradeHold.reason)}</p>}
      {attention.includes('UPGRADE_DUE') && <p>{say.upgradeDue}</p>}
    </div>
  )
}
