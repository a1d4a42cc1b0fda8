import { z } from 'zod'
import { type Connection, RequestFailed, request } from '../../client/request.ts'
import type { AttributeTypes } from './spreadsheet-words.ts'

const TYPES = /* GraphQL */ `
  query AttributeTypes($channel: ID!) {
    channel(key: $channel) { legalEntity }
    organization { legalEntities { dataAreaId attributes { name type } } }
  }`
const answer = z.object({
  channel: z.object({ legalEntity: z.string() }).nullable(),
  organization: z
    .object({
      legalEntities: z.array(
        z.object({ dataAreaId: z.string(), attributes: z.array(z.object({ name: z.string(), type: z.string() })) }),
      ),
    })
    .nullable(),
})

const NOT_READABLE = ['FORBIDDEN', 'QUERY_TOO_COSTLY', 'HEADQUARTERS_UNREACHABLE', 'HEADQUARTERS_UNAVAILABLE']

/**
 * The types of the attributes of the channel's legal entity. Empty when the token may not read them, or headquarters is
 * away: values are then sent as they are, and the channel refuses those that it does not take.
 */
export async function attributeTypes(connection: Connection, channel: string): Promise<AttributeTypes> {
  const known = await request(connection, TYPES, { channel }, answer).catch((error: unknown) => {
    if (error instanceof RequestFailed && error.code !== undefined && NOT_READABLE.includes(error.code)) return null
    throw error
  })
  const legalEntity = known?.organization?.legalEntities.find(
    ({ dataAreaId }) => dataAreaId === known.channel?.legalEntity,
  )
  return new Map(legalEntity?.attributes.map(({ name, type }) => [name, type]))
}
