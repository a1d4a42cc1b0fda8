import { faultIn } from '../../between/fault-in.ts'
import { PackageRefused } from '../../between/package-refused.ts'
import { CONFIGURATION_KINDS, configurationContent } from '../../model/configuration.ts'
import {
  type DeliveredPart,
  type DownloadHeader,
  type DownloadPart,
  downloadHeader,
  downloadPart,
} from '../../model/package.ts'
import { unpackedPart } from '../../model/stored-part.ts'

/** Refuses a package that is invalid, from a newer version of the program, or for another channel database. */
export function checkHeader(channelDatabaseId: string, header: DownloadHeader): void {
  refuse(
    faultIn(downloadHeader, header) ??
      (header.channelDatabaseId === channelDatabaseId ? null : `channelDatabaseId is not ${channelDatabaseId}`),
  )
}

/**
 * Unpacks a part. Refuses one that is damaged, or that has a row that is invalid, from a newer version of the program,
 * or of another job.
 */
export async function readPart({ jobId }: DownloadHeader, sent: DeliveredPart): Promise<DownloadPart> {
  const part = await unpackedPart(sent).catch(() => {
    throw new PackageRefused('The package was refused: a part cannot be unpacked.')
  })
  refuse(faultIn(downloadPart, part) ?? faultOfConfiguration(jobId, part) ?? faultOfJob(jobId, part))
  return part
}

function faultOfConfiguration(jobId: string, { configuration }: DownloadPart): string | null {
  for (const [index, { kind, content }] of (configuration ?? []).entries()) {
    if (CONFIGURATION_KINDS[kind] !== jobId) return `configuration.${index}.kind is not of job ${jobId}`
    const fault = faultIn(configurationContent[kind], content)
    if (fault !== null) return `configuration.${index}.content.${fault}`
  }
  return null
}

/** Only 1010 carries customers and the outcomes of their operations, and only 1050 loyalty cards. */
function faultOfJob(jobId: string, { configuration: _, ...rows }: DownloadPart): string | null {
  const isOwn = (name: string) =>
    (name === 'loyaltyCards' || name === 'removedLoyaltyCards' ? '1050' : '1010') === jobId
  const wrong = Object.entries(rows).find(([name, list]) => list !== undefined && list.length > 0 && !isOwn(name))
  return wrong ? `${wrong[0]} is not of job ${jobId}` : null
}

function refuse(fault: string | null): void {
  if (fault !== null) throw new PackageRefused(`The package was refused: ${fault}.`)
}
