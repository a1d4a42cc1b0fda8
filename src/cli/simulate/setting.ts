import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import { type Connection, request } from '../../client/request.ts'

/** The register that the simulator plays. */
export const REGISTER = 'simulator'

const SETTING = /* GraphQL */ `
  query Setting {
    serverInfo { time whoami { id } }
    channels {
      key name offline realtimeServiceAvailable database { key pauseDataSync } functionalityProfile { id }
      registers { key }
    }
    organization {
      parameters { enforceSessionOrder cacheTtlSeconds }
      functionalityProfiles { id createCustomersInAsyncMode captureValidation generateLoyaltyCardNumber }
      legalEntities {
        dataAreaId name country currency languageId timeZone
        sendWelcomeMessages welcomeMessages { languageId subject body }
        numberSequences { reference format smallest largest next }
        attributes {
          name type options minimum maximum required defaultValue unit friendlyName helpText
          translations { languageId friendlyName helpText }
        }
      }
    }
    features { key enabled }
    cdxJobs { schedules { id active jobs } }
  }`

const setting = z.object({
  serverInfo: z.object({ time: z.string(), whoami: z.object({ id: z.string() }) }),
  channels: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      offline: z.boolean().nullable(),
      realtimeServiceAvailable: z.boolean().nullable(),
      database: z.object({ key: z.string(), pauseDataSync: z.boolean() }),
      functionalityProfile: z.object({ id: z.string() }),
      registers: z.array(z.object({ key: z.string() })).nullable(),
    }),
  ),
  organization: z.object({
    parameters: z.object({ enforceSessionOrder: z.boolean(), cacheTtlSeconds: z.number() }),
    functionalityProfiles: z.array(
      z.object({
        id: z.string(),
        createCustomersInAsyncMode: z.boolean(),
        captureValidation: z.string(),
        generateLoyaltyCardNumber: z.boolean(),
      }),
    ),
    legalEntities: z.array(
      z.object({
        dataAreaId: z.string(),
        name: z.string(),
        country: z.string(),
        currency: z.string(),
        languageId: z.string(),
        timeZone: z.string(),
        attributes: z.array(z.looseObject({ name: z.string() })),
        sendWelcomeMessages: z.boolean(),
        welcomeMessages: z.array(z.object({ languageId: z.string(), subject: z.string(), body: z.string() })),
        numberSequences: z.array(
          z.object({
            reference: z.string(),
            format: z.string(),
            smallest: z.string(),
            largest: z.string(),
            next: z.string(),
          }),
        ),
      }),
    ),
  }),
  features: z.array(z.object({ key: z.string(), enabled: z.boolean() })),
  cdxJobs: z.array(
    z.object({ schedules: z.array(z.object({ id: z.string(), active: z.boolean(), jobs: z.array(z.string()) })) }),
  ),
})

/** The state that a situation may change, and that healing restores. */
export type Setting = z.infer<typeof setting>

/** Reads the state. Throws what to do when there is no organization yet. */
export async function readSetting(connection: Connection): Promise<Setting> {
  const read = await request(connection, SETTING, {}, z.looseObject({ organization: z.unknown() }))
  if (read.organization === null) throw new Error('There is no organization yet: run `tillsync setup FILE` first.')
  return setting.parse(read)
}

/** The schedules, without duplicates. */
export function schedulesOf({ cdxJobs }: Setting): Setting['cdxJobs'][number]['schedules'] {
  return [...new Map(cdxJobs.flatMap(({ schedules }) => schedules).map((each) => [each.id, each])).values()]
}

const kept = z.object({ situation: z.string(), setting })
/** The current situation of a server, and the state before it. */
export type Kept = z.infer<typeof kept>

/** Stores it until it is healed. */
export async function keep(path: string, what: Kept): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, JSON.stringify(what, null, 2), { mode: 0o600 })
}

/** The stored situation; null: no situation is known. */
export async function readKept(path: string): Promise<Kept | null> {
  const text = await readFile(path, 'utf8').catch(() => null)
  return text === null ? null : kept.parse(JSON.parse(text))
}

/** Forgets a healed situation. */
export const forget = (path: string): Promise<void> => rm(path, { force: true })
