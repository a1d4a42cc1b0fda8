import { sql } from 'drizzle-orm'
import { graphql } from 'graphql'
import { afterAll, expect } from 'vitest'
import type { Actor } from '../../../src/access/actor.ts'
import { resolvers as featureResolvers } from '../../../src/api/features.ts'
import { makeLoaders } from '../../../src/api/loaders/index.ts'
import { resolvers as organizationResolvers } from '../../../src/api/organization.ts'
import type { ChannelDatabase, HeadquartersDatabase, Sides } from '../../../src/between/sides.ts'
import { directChannelSide } from '../../../src/channel/direct-channel-side.ts'
import { openDatabase } from '../../../src/db/client.ts'
import { directHeadquartersFacts } from '../../../src/headquarters/direct-headquarters-facts.ts'
import { directHeadquartersLog } from '../../../src/headquarters/direct-headquarters-log.ts'
import { download } from '../../../src/headquarters/exchange/download/download.ts'
import { seedFeatures } from '../../../src/headquarters/features/seed-features.ts'
import { setUpOrganization } from '../../../src/headquarters/organization/set-up-organization.ts'
import { FEATURE_JOBS } from '../../../src/model/configuration.ts'
import { buildSchema } from '../../../src/server/schema.ts'
import { demoOrganization } from '../../../src/start/demo.ts'
import { headquartersWith } from '../../support/channel.ts'
import { testDatabase } from '../../support/databases.ts'
import { administrator, emptyHeadquarters } from './headquarters.ts'

/** Nobody listens there. */
const NOWHERE = 'postgres://nobody@127.0.0.1:1/none'

export type TestSides = Sides & { hq: HeadquartersDatabase }

/**
 * The demo organization over three databases, with all features as a new installation has them and nothing distributed.
 * `away` are those of the sides that cannot be reached: `hq`, or channel databases.
 */
export async function demoSides(...away: string[]): Promise<TestSides> {
  const hq = await emptyHeadquarters()
  await seedFeatures(hq)
  const { userErrors } = await setUpOrganization(hq, administrator, demoOrganization())
  expect(userErrors).toEqual([])
  const channels = new Map<string, ChannelDatabase>()
  for (const id of ['houston-db', 'sanfrancisco-db']) channels.set(id, await channelServer(id, away.includes(id)))
  const databases: { [channel: string]: string } = {
    houston: 'houston-db',
    online: 'houston-db',
    sanfrancisco: 'sanfrancisco-db',
  }
  const headquarters = away.includes('hq') ? { db: awayDatabase(), url: NOWHERE } : hq
  return {
    hq,
    headquarters,
    headquartersSide: headquartersWith({}),
    facts: directHeadquartersFacts(headquarters),
    headquartersLog: directHeadquartersLog(headquarters),
    channels,
    channelSides: new Map([...channels].map(([id, database]) => [id, directChannelSide(database)])),
    ownSides: new Map(),
    notOpened: new Map(),
    databaseOfChannel: (channel) => databases[channel] ?? null,
    refresh: async () => {},
  }
}

async function channelServer(id: string, isAway: boolean): Promise<ChannelDatabase> {
  const headquarters = headquartersWith({})
  if (isAway) return { id, db: awayDatabase(), url: NOWHERE, headquarters }
  const { db, url } = await testDatabase('channel')
  await db.execute(sql`insert into database_identity (channel_database_id) values (${id})`)
  return { id, db, url, headquarters }
}

function awayDatabase() {
  const db = openDatabase(NOWHERE, { connectTimeout: 500 })
  afterAll(() => db.close())
  return db
}

/** 1110, 1070 and 1010, or those named, for one channel database. */
export async function distribute(
  sides: Sides,
  channelDatabaseId: string,
  jobs: readonly ('1110' | '1010' | '1070')[] = FEATURE_JOBS,
) {
  for (const job of jobs) {
    const { refusal, session } = await download(sides, administrator, job, channelDatabaseId)
    expect(refusal).toBeNull()
    expect(['APPLIED', 'NO_DATA']).toContain(session?.status)
  }
}

const schema = buildSchema([featureResolvers, organizationResolvers])

/** Runs a document of the API; fails on `errors[]` unless they are asked for. */
export async function ask<Data>(
  sides: Sides,
  document: string,
  variables?: Record<string, unknown>,
  actor?: Actor,
): Promise<Data> {
  const { data, errors } = await answer(sides, document, variables, actor)
  expect(errors ?? []).toEqual([])
  return JSON.parse(JSON.stringify(data))
}

/** The whole answer, with `errors[]`. */
export function answer(
  sides: Sides,
  document: string,
  variables: Record<string, unknown> = {},
  actor: Actor = administrator,
) {
  const credential = { actor, tokenId: 'test', expiresAt: new Date(Date.now() + 3_600_000) }
  const contextValue = { actor, credential, requestId: 'test', sides, loaders: makeLoaders(sides, actor) }
  return graphql({ schema, source: document, variableValues: variables, contextValue })
}
