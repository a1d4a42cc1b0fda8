import { expect, test } from 'vitest'
import { ChannelDatabaseUnavailable, HeadquartersRewound, whyUnavailable } from '../../src/between/headquarters-of.ts'
import { pausedReason, restoredReason } from '../../src/between/upload-reasons.ts'
import { rewoundSentence } from '../../src/headquarters/incarnation/rewound.ts'
import { messageOf } from '../../src/headquarters/jobs/run-lease.ts'
import { sentence as comparedSentence } from '../../src/headquarters/reconcile/reconcile.ts'
import { DATABASE_STATES } from '../../src/model/database-state.ts'
import { explanationsOf } from '../../src/model/explanation.ts'

const about = null
const codesOf = (text: string | null) => explanationsOf(text).map(({ code, parameters }) => [code, ...parameters])

test('what the product says where something failed is a code with parameters', () => {
  expect(explanationsOf(messageOf(new Error('x')))).toEqual([{ about, code: 'FAULT', parameters: [] }])
  for (const state of DATABASE_STATES)
    expect(codesOf(whyUnavailable(new ChannelDatabaseUnavailable(state)))).toEqual([
      ['DATABASE_UNAVAILABLE', 'CHANNEL_DATABASE', state],
    ])
  expect(codesOf(pausedReason('houston-db'))).toEqual([['DATA_SYNC_PAUSED', 'houston-db']])
  expect(codesOf(restoredReason('houston-db'))).toEqual([['CHANNEL_DATABASE_RESTORED', 'houston-db']])
  const rewound = new HeadquartersRewound(
    rewoundSentence([{ channelDatabaseId: 'houston-db', incarnation: 'abcdef0123', position: '7' }]),
  )
  expect(codesOf(messageOf(rewound))).toMatchObject([['HEADQUARTERS_REWOUND', expect.any(String)]])
  const notCompared = { place: 'houston-db', why: pausedReason('houston-db'), found: 0, customers: 0, rows: 0 }
  const compared = comparedSentence(
    [{ correct: null }, { correct: 'CARRY' }],
    [{ ...notCompared, onTheirWay: 0, position: null }],
  )
  expect(codesOf(compared)).toEqual([
    ['DIFFERENCES', '2', '1', '1'],
    ['NOT_COMPARED', 'houston-db'],
    ['DATA_SYNC_PAUSED', 'houston-db'],
  ])
})

test('several sentences are several codes, with the job that each is about; what is unknown is kept as it is', () => {
  expect(
    explanationsOf(
      'P-0001: Headquarters could not be reached. synchronize: stopped by a fault; the log has its cause.',
    ),
  ).toEqual([
    { about: 'P-0001', code: 'HEADQUARTERS_UNREACHABLE', parameters: [] },
    { about: 'synchronize', code: 'FAULT', parameters: [] },
  ])
  expect(codesOf('The session failed after 3 attempts. The channel database is read-only.')).toEqual([
    ['TRIES_EXHAUSTED', '3'],
    ['DATABASE_UNAVAILABLE', 'CHANNEL_DATABASE', 'READ_ONLY'],
  ])
  expect(codesOf('No difference. Whatever it was.')).toEqual([['NO_DIFFERENCE'], ['OTHER', 'Whatever it was.']])
  expect([explanationsOf(null), explanationsOf(' ')]).toEqual([[], []])
})
