import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Database, execute } from '../../../../src/db/client.ts'
import { mergeOperationCounts } from '../../../../src/headquarters/operations/list/count-operations.ts'
import { type Installation, startInstallation } from '../../../support/installation.ts'
import { make } from '../../../support/staged.ts'
import { synchronizeAll } from '../../../support/synchronizing.ts'
import { ask, ended, type Server, started, watchRuns } from './bulk-support.ts'

type Group = {
  fingerprint: string
  count: number
  errorClass: string
  code: string
  field: string | null
  message: string
  value: string | null
  newestCapturedAt: string
  oldestCapturedAt: string
  channels: { key: string }[]
  example: { operationId: string }
}

let installation: Installation
let hq: Database
let operator: Server
let houston: Server

beforeAll(async () => {
  installation = await startInstallation()
  hq = installation.databases.hq.db
  operator = { url: installation.url, token: await installation.tokenFor('OPERATOR') }
  houston = { url: installation.url, token: await installation.tokenFor('OPERATOR', ['houston']) }
}, 120_000)

const at = (minute: number) => `2026-06-01T08:${String(minute).padStart(2, '0')}:00.000Z`
const nowhere = (minute: number, more: object = {}) =>
  make.operation(hq, { capturedAt: at(minute), addresses: [{ country: 'USA' }, { country: 'Atlantis' }], ...more })

async function groups(filter: object = {}, server = operator, first = 50): Promise<Group[]> {
  const { operationErrorGroups } = await ask<{ operationErrorGroups: Group[] }>(
    server,
    `query ($filter: OperationFilter, $first: Int) { operationErrorGroups(filter: $filter, first: $first) {
      fingerprint count errorClass code field message value newestCapturedAt oldestCapturedAt channels { key } example { operationId } } }`,
    { filter, first },
  )
  return operationErrorGroups
}

const brief = (all: Group[]) =>
  all.map(({ code, count, channels }) => [code, count, channels.map(({ key }) => key).join(' ')])

describe('operationErrorGroups', () => {
  let newest: string

  beforeEach(async () => {
    await execute(hq, sql`delete from operation where status = 'FAILED'`)
    await make.operation(hq, { capturedAt: at(5), customer: { name: 'Bad', email: 'nonsense' } })
    await nowhere(1)
    await nowhere(2, { addresses: [{ country: 'Atlantis' }] })
    newest = (await nowhere(9, { channelDatabaseId: 'sanfrancisco-db' })).operationId
    await synchronizeAll({ db: hq, url: '' })
  })

  it('groups failed operations by cause: how many, since when, where, and advice', async () => {
    const all = await groups()
    expect(all).toMatchObject([
      {
        count: 3,
        errorClass: 'PERMANENT',
        code: 'UNKNOWN_COUNTRY',
        field: 'addresses.country',
        newestCapturedAt: at(9),
        oldestCapturedAt: at(1),
        channels: [{ key: 'houston' }, { key: 'sanfrancisco' }],
        example: { operationId: newest },
      },
      { count: 1, code: 'INVALID_EMAIL', field: 'email', channels: [{ key: 'houston' }] },
    ])
    expect(all[0]?.message).toMatch(/country/)
    const { operations } = await ask<{ operations: { totalCount: number | null; nodes: object[] } }>(
      operator,
      'query ($filter: OperationFilter) { operations(filter: $filter) { nodes { operationId } } }',
      { filter: { fingerprint: all[0]?.fingerprint } },
    )
    expect(operations.nodes).toHaveLength(3)
  })

  it('names values unknown to headquarters, to distinguish causes, and no other refused value', async () => {
    await nowhere(11, { addresses: [{ country: 'Lemuria' }] })
    await nowhere(12, {
      addresses: [{ country: 'USA' }],
      affiliations: [{ operation: 'CREATE', affiliationId: 'nobodys' }],
    })
    await nowhere(13, {
      addresses: [{ country: 'USA' }],
      attributes: [{ name: 'Nothing', type: 'TEXT', value: 'secret' }],
    })
    await nowhere(14, { addresses: [{ country: 'USA' }], customer: { name: 'Bad', currency: 'ATS' } })
    const saved = await nowhere(15, { addresses: [{ country: 'Mu' }] })
    await execute(
      hq,
      sql`update operation set override = jsonb_build_object('addresses', jsonb_build_object(
        (select address_id from retail_async_address_v2 where operation_id = ${saved.operationId}::uuid), jsonb_build_object('country', 'Thule')))
      where operation_id = ${saved.operationId}::uuid`,
    )
    await synchronizeAll({ db: hq, url: '' })
    const all = await groups()
    expect(all.map(({ code, count, value }) => [code, count, value]).sort()).toEqual([
      ['INVALID_EMAIL', 1, null],
      ['UNKNOWN_AFFILIATION', 1, 'nobodys'],
      ['UNKNOWN_ATTRIBUTE', 1, 'Nothing'],
      ['UNKNOWN_COUNTRY', 1, 'Lemuria'],
      ['UNKNOWN_COUNTRY', 1, 'Thule'],
      ['UNKNOWN_COUNTRY', 3, 'Atlantis'],
      ['UNKNOWN_CURRENCY', 1, 'ATS'],
    ])
    expect(new Set(all.map(({ fingerprint }) => fingerprint)).size).toBe(all.length)
    expect(JSON.stringify(all.map(({ message }) => message))).not.toMatch(/Atlantis|Lemuria|Thule|nobodys|Nothing/)
  })

  it('counts the same from the counters, merged or not, and from the operations', async () => {
    const counted = await groups()
    // A condition that the counters cannot answer, and that all of them meet.
    expect(await groups({ capturedAfter: '2020-01-01T00:00:00Z' })).toEqual(counted)
    expect(await groups({ kind: ['CREATE_CUSTOMER'] })).toEqual(counted)
    await mergeOperationCounts(hq)
    expect(await groups()).toEqual(counted)
  })

  it('applies each condition of the filter', async () => {
    const fingerprint = (await groups())[0]?.fingerprint
    const cases: [object, [string, number, string][]][] = [
      [{ channel: ['sanfrancisco'] }, [['UNKNOWN_COUNTRY', 1, 'sanfrancisco']]],
      [{ errorCode: ['INVALID_EMAIL'] }, [['INVALID_EMAIL', 1, 'houston']]],
      [{ errorClass: ['CONFLICT'] }, []],
      [{ fingerprint }, [['UNKNOWN_COUNTRY', 3, 'houston sanfrancisco']]],
      [{ fingerprint, channel: ['houston'] }, [['UNKNOWN_COUNTRY', 2, 'houston']]],
      [{ status: ['SYNCED'] }, []],
      [
        { status: ['FAILED', 'SYNCED'], everFailed: true, errorCode: ['INVALID_EMAIL'] },
        [['INVALID_EMAIL', 1, 'houston']],
      ],
      [{ everFailed: false }, []],
      [
        { capturedAfter: at(1), capturedBefore: at(9) },
        [
          ['INVALID_EMAIL', 1, 'houston'],
          ['UNKNOWN_COUNTRY', 1, 'houston'],
        ],
      ],
      [{ capturedAfter: at(8), channel: ['houston'] }, []],
      [{ kind: ['UPDATE_CUSTOMER'] }, []],
    ]
    for (const [filter, expected] of cases)
      expect([filter, brief(await groups(filter)).sort()]).toEqual([filter, [...expected].sort()])
    expect(await groups({}, operator, 1)).toHaveLength(1)
  })

  it('shows a token only the failures in its channels', async () => {
    const own = await groups({}, houston)
    expect(brief(own)).toEqual([
      ['UNKNOWN_COUNTRY', 2, 'houston'],
      ['INVALID_EMAIL', 1, 'houston'],
    ])
    expect(own[0]).toMatchObject({ newestCapturedAt: at(2), oldestCapturedAt: at(1) })
    expect(own[0]?.example.operationId).not.toBe(newest)
    await expect(groups({ channel: ['sanfrancisco'] }, houston)).rejects.toThrow('FORBIDDEN')
  })

  it('loses a group once its cause is corrected and the group is synchronized again', async () => {
    const [largest] = await groups()
    await execute(
      hq,
      sql`insert into reference_value (kind, id, name) values ('COUNTRY', 'Atlantis', 'Atlantis') on conflict do nothing`,
    )
    const watched = await watchRuns(operator)
    await started(operator, { fingerprint: largest?.fingerprint })
    expect(await watched.until(ended)).toMatchObject({ total: 3, done: 3 })
    await watched.end()
    expect(brief(await groups())).toEqual([['INVALID_EMAIL', 1, 'houston']])
    await execute(hq, sql`delete from reference_value where id = 'Atlantis'`)
  })
})
