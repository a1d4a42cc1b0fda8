import { sql } from 'drizzle-orm'
import { faultIn } from '../../../between/fault-in.ts'
import { PackageRefused } from '../../../between/package-refused.ts'
import { type Executor, execute } from '../../../db/client.ts'
import { type UploadPackage, uploadPackage } from '../../../model/package.ts'
import { STAGED_COLUMNS } from '../../../model/staged-columns.ts'

/**
 * Refuses an upload with a row that is wrong or of a newer version of the program, before anything of it is stored. All
 * rows are checked in one pass: that takes less time than writing them as JSON for the statements that store them.
 */
export function checkUpload(upload: UploadPackage): void {
  const fault = faultIn(uploadPackage, upload) ?? faultOfCounters(upload)
  if (fault !== null) throw new PackageRefused(`The upload was refused: ${fault}.`)
}

/** Each row has its REPLICATIONCOUNTERFROMORIGIN. */
function faultOfCounters({ operations }: UploadPackage): string | null {
  for (const [index, { rows, counters }] of operations.entries())
    for (const staged of STAGED_COLUMNS)
      if (rows[staged.rows].length !== counters[staged.table].length)
        return `operations.${index}.counters.${staged.table} must have a counter for each row`
  return null
}

/** The country of each channel, in which numbers without a country code are dialed; null when it has none. */
export type ChannelCountries = ReadonlyMap<string, string | null>

/**
 * Refuses an upload with an operation of another channel database, or of a legal entity that is not its channel's.
 * Returns the countries of its channels.
 */
export async function checkChannels(
  tx: Executor,
  { channelDatabaseId, operations }: UploadPackage,
): Promise<ChannelCountries> {
  const pairs = new Map(
    operations.map(({ channelId, dataAreaId }) => [`${channelId} ${dataAreaId}`, { channelId, dataAreaId }]),
  )
  const found = await execute<Pick<Operation, 'channelId' | 'dataAreaId'> & FoundChannel>(
    tx,
    sql`/* exchange.receiveUpload.channels */
    select sent."channelId", sent."dataAreaId", channel.id is not null as "isOfDatabase", channel.country,
      channel.data_area_id is not distinct from sent."dataAreaId" as "isOfLegalEntity"
    from jsonb_to_recordset(${JSON.stringify([...pairs.values()])}::jsonb) as sent ("channelId" text, "dataAreaId" text)
    left join channel on channel.id = sent."channelId" and channel.channel_database_id = ${channelDatabaseId}`,
  )
  const wrong = found.find(({ isOfLegalEntity }) => !isOfLegalEntity)
  if (!wrong) return new Map(found.map(({ channelId, country }) => [channelId, country]))
  const index = operations.findIndex(
    ({ channelId, dataAreaId }) => channelId === wrong.channelId && dataAreaId === wrong.dataAreaId,
  )
  const fault = wrong.isOfDatabase
    ? `operations.${index}.dataAreaId is not the legal entity of its channel`
    : `operations.${index}.channelId is not a channel of ${channelDatabaseId}`
  throw new PackageRefused(`The upload was refused: ${fault}.`)
}

type Operation = UploadPackage['operations'][number]
type FoundChannel = { isOfDatabase: boolean; isOfLegalEntity: boolean; country: string | null }
