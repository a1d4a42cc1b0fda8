import { expect, it } from 'vitest'
import { CHANNELS } from '../../src/diagnose/checks/channels.ts'
import type { Question } from '../../src/diagnose/checks/check.ts'
import { DISTRIBUTION } from '../../src/diagnose/checks/distribution.ts'
import { ERASED, EXCHANGE, KNOWN } from '../../src/diagnose/checks/exchange.ts'
import { FEATURE_CHECKS } from '../../src/diagnose/checks/feature.ts'
import { INSTALLATION } from '../../src/diagnose/checks/installation.ts'
import { OPERATIONS } from '../../src/diagnose/checks/operations.ts'
import { REWOUND } from '../../src/diagnose/checks/rewound.ts'
import { SYNCHRONIZE } from '../../src/diagnose/checks/synchronize.ts'
import { UPLOAD } from '../../src/diagnose/checks/upload.ts'
import { AT_HEADQUARTERS } from './situations/at-headquarters.ts'
import { BEFORE_UPLOAD } from './situations/before-upload.ts'
import { OF_CHANNELS } from './situations/of-channels.ts'
import { OF_FEATURES } from './situations/of-features.ts'
import { OF_INSTALLATION } from './situations/of-installation.ts'
import { ON_THE_WAY_BACK } from './situations/on-the-way-back.ts'

const codesOf = (questions: readonly Pick<Question<never>, 'code'>[]) => questions.map(({ code }) => code)
const causesOf = (situations: readonly { cause: string }[]) => new Set(situations.map(({ cause }) => cause))

it.each([
  {
    of: 'a customer',
    checks: codesOf([
      ...KNOWN,
      ...REWOUND,
      ...ERASED,
      ...EXCHANGE,
      ...UPLOAD,
      ...SYNCHRONIZE,
      ...OPERATIONS,
      ...DISTRIBUTION,
    ]),
    situations: [...BEFORE_UPLOAD, ...AT_HEADQUARTERS, ...ON_THE_WAY_BACK],
    // It only tells by which name headquarters lists the customer.
    never: ['LOOKED_UP_BY_ACCOUNT'],
  },
  {
    of: 'a channel',
    checks: codesOf(CHANNELS),
    situations: OF_CHANNELS,
    // They tell how it is set up, and what was: what is wrong now is another check's.
    never: ['CHANNEL_MODE', 'REALTIME_CALLS_AVOIDABLE'],
  },
  { of: 'the installation', checks: codesOf(INSTALLATION), situations: OF_INSTALLATION, never: [] },
  {
    of: 'a feature',
    checks: codesOf(FEATURE_CHECKS),
    situations: OF_FEATURES,
    never: [
      // UNKNOWN, and a symptom.
      'CHANNEL_DATABASE_REACHABLE',
      'REALTIME_CALLS_AVOIDABLE',
      // feature.test.ts has them: of no feature, of another token, and of a profile.
      'FEATURE_KNOWN',
      'MAY_ENABLE_FEATURE',
      'CHANNEL_MODE',
    ],
  },
])('each check of $of that can fail is the cause of a situation', ({ checks, situations, never }) => {
  const causes = causesOf(situations)
  expect(checks.filter((code) => !causes.has(code)).sort()).toEqual([...never].sort())
})

it('at least 24 distinct situations are tested', () => {
  const all = [BEFORE_UPLOAD, AT_HEADQUARTERS, ON_THE_WAY_BACK, OF_CHANNELS, OF_INSTALLATION, OF_FEATURES]
  for (const table of all) expect(new Set(table.map(({ what }) => what)).size).toBe(table.length)
  const n = all.reduce((sum, table) => sum + table.length, 0)
  console.info(`situations: ${n}`)
  expect(n).toBeGreaterThanOrEqual(24)
})
