// @module-tag long
import { sql } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import type { Role } from '../../src/access/actor.ts'
import { graphqlRequest } from '../support/http.ts'
import { intruded, judged, setPaused, settled, uploaded } from './arrange.ts'
import { causes, cure, diagnose } from './asking.ts'
import { type Stage, type Stuck, startStage } from './stage.ts'

// `mayRun` is what the mutation itself says to the same token: each remedy is applied, and refused exactly where it
// said so.

let s: Stage
beforeAll(async () => {
  s = await startStage()
})

const ALL = ['houston', 'online', 'sanfrancisco']
const OF_SCOPE = ['CHANNELS_NOT_ALLOWED', 'NOT_FOUND', 'FORBIDDEN']

/** The code by which the mutation refuses the token; null: it does not. */
async function refusalOf(remedy: string, token: string): Promise<string | null> {
  const { data, errors } = await graphqlRequest(
    s.tillsync.url,
    token,
    `mutation ($id: ID!) { applyRemedy(input: { remedy: $id, reason: "Tried" }) { userErrors { code } } }`,
    { id: remedy },
  )
  const payload = data?.applyRemedy as { userErrors: { code: string }[] } | undefined
  const code = errors?.[0]?.extensions.code ?? payload?.userErrors[0]?.code ?? null
  return typeof code === 'string' && OF_SCOPE.includes(code) ? code : null
}

type Row = {
  mutation: string
  set: () => Promise<Stuck>
  who: [role: Role, channels: string[] | 'ALL', refusal: string | null][]
}

const ROWS: Row[] = [
  {
    mutation: 'synchronizeCustomersAndChannelRequests',
    set: () => uploaded(s),
    who: [
      ['OPERATOR', ['houston'], 'CHANNELS_NOT_ALLOWED'],
      ['OPERATOR', ALL, null],
      ['AUTOMATION', 'ALL', null],
    ],
  },
  {
    mutation: 'runCdxJob',
    set: () => judged(s),
    who: [
      ['OPERATOR', ['houston'], null],
      ['OPERATOR', ALL, null],
    ],
  },
  {
    mutation: 'setDataSyncPaused',
    set: async () => {
      const stuck = await s.create()
      await setPaused(s, true)
      return stuck
    },
    who: [
      ['OPERATOR', ALL, 'FORBIDDEN'],
      ['ADMINISTRATOR', ['houston'], null],
    ],
  },
  {
    mutation: 'setChannelOffline',
    set: async () => {
      await s.ask('setChannelOffline', 'SetChannelOfflineInput!', { channel: 'houston', offline: true })
      return s.create()
    },
    who: [
      ['AUTOMATION', ALL, 'FORBIDDEN'],
      ['ADMINISTRATOR', ['houston'], null],
    ],
  },
  {
    mutation: 'setUpOrganization',
    set: async () => {
      await s.atHeadquarters(sql`update number_sequence set largest = next - 1 where reference = 'CustomerAccount'`)
      return judged(s)
    },
    who: [
      ['OPERATOR', 'ALL', 'FORBIDDEN'],
      ['ADMINISTRATOR', ALL, null],
    ],
  },
  {
    mutation: 'reconcile',
    set: async () => {
      const stuck = await settled(s)
      await s.atHeadquarters(
        sql`delete from customer where customer_key = (select customer_key from operation where operation_id = ${stuck.operationId}::uuid)`,
      )
      return stuck
    },
    who: [
      ['OPERATOR', ALL, 'FORBIDDEN'],
      ['OPERATOR', 'ALL', null],
    ],
  },
]

it.each(
  ROWS.flatMap(({ mutation, set, who }) =>
    who.map(([role, channels, refusal]) => ({ mutation, set, role, channels, refusal, may: refusal === null })),
  ),
)(
  '$mutation: $may is said to a token of $role for $channels, and is so',
  async ({ mutation, set, role, channels, refusal, may }) => {
    const { customerId } = await set()
    const asked = { customer: { id: customerId } }
    const token = await s.tillsync.tokenFor(role, channels)
    const [remedy] = (await diagnose(s.tillsync, asked, token)).remedies
    expect([remedy?.mutation, remedy?.mayRun]).toEqual([mutation, may])
    expect(await refusalOf(remedy?.id ?? '', token)).toBe(refusal)
    const { left } = await cure(s.tillsync, asked)
    expect(causes(left)).toEqual([])
  },
)

it('a difference at headquarters itself is shown to tokens of all channels only, with its remedy', async () => {
  const { customerId } = await intruded(s)
  const asked = { customer: { id: customerId } }
  expect(causes(await diagnose(s.tillsync, asked, await s.tillsync.tokenFor('OPERATOR', ALL)))).toEqual([])
  const { remedies } = await diagnose(s.tillsync, asked, await s.tillsync.tokenFor('OPERATOR'))
  expect(remedies).toMatchObject([{ mutation: 'acceptDifference', mayRun: true }])
})
