import { expect, test } from 'vitest'
import { findingsOfDiagnosis } from '../../src/diagnose/alerts/findings-of-diagnosis.ts'
import { RULE_OF_CHECK } from '../../src/diagnose/alerts/rule-of-check.ts'
import { CHANNELS } from '../../src/diagnose/checks/channels.ts'
import { type Check, type Failing, fail, pass, unknown } from '../../src/diagnose/checks/check.ts'
import type { CheckCode } from '../../src/diagnose/checks/check-code.ts'
import { INSTALLATION } from '../../src/diagnose/checks/installation.ts'
import { diagnosisOf } from '../../src/diagnose/diagnosis.ts'
import { ALERT_RULES, USUAL_ALERT_RULES } from '../../src/model/alert.ts'

const NOON = '2026-11-29T12:00:00.000Z'
const minutesBefore = (minutes: number) => new Date(Date.parse(NOON) - minutes * 60_000).toISOString()
const RULES = ALERT_RULES.map((id) => ({ id, unit: USUAL_ALERT_RULES[id].unit, ...USUAL_ALERT_RULES[id].values }))

const failed = (code: CheckCode, ...failing: Failing[]): Check => ({
  code,
  question: '',
  ...fail('It failed.', [], [], failing.length > 0 ? failing : undefined),
})
const passed = (code: CheckCode): Check => ({ code, question: '', ...pass('') })
const not = (code: CheckCode): Check => ({ code, question: '', ...unknown('') })

/** What the rules find in a diagnosis of these checks. */
function found(checks: Check[], rules = RULES) {
  const made = diagnosisOf({ type: 'INSTALLATION' }, checks, { calm: '', trace: null, at: NOON })
  return findingsOfDiagnosis(made, rules)
}

test('each check of the installation that can fail has a rule, and each rule has a check', () => {
  // They only tell how a channel is set up, and what was.
  const never = ['CHANNEL_MODE', 'REALTIME_CALLS_AVOIDABLE']
  const codes = [...CHANNELS, ...INSTALLATION].map(({ code }) => code).filter((code) => !never.includes(code))
  expect(codes.filter((code) => !(code in RULE_OF_CHECK))).toEqual([])
  expect([...new Set(Object.values(RULE_OF_CHECK))].sort()).toEqual([...ALERT_RULES].sort())
})

test('each subject of a failed check is a finding, and checks of a rule with the same subject are one', () => {
  const houston = { subject: 'houston-db', message: 'Houston.' }
  expect(
    found([
      failed('CHANNEL_ONLINE', { subject: 'houston', message: 'Offline.' }),
      failed('UPLOAD_SUCCEEDED', houston, { subject: 'sanfrancisco-db', message: 'San Francisco.' }),
      failed('DOWNLOAD_SESSION', { ...houston, message: 'Also.' }),
      failed('WORKER_ALIVE'),
      passed('NO_DIFFERENCE'),
    ]).findings,
  ).toEqual([
    { rule: 'CHANNEL_SWITCHED_OFF', subject: 'houston', checks: ['CHANNEL_ONLINE'], message: 'Offline.' },
    {
      rule: 'JOB_FAILING',
      subject: 'houston-db',
      checks: ['UPLOAD_SUCCEEDED', 'DOWNLOAD_SESSION'],
      message: 'Houston.',
    },
    { rule: 'JOB_FAILING', subject: 'sanfrancisco-db', checks: ['UPLOAD_SUCCEEDED'], message: 'San Francisco.' },
    { rule: 'SCHEDULE_OVERDUE', subject: '', checks: ['WORKER_ALIVE'], message: 'It failed.' },
  ])
})

test('what is below the threshold of its rule is left out, and what counts nothing is not', () => {
  const waiting = (minutes: number) =>
    found([failed('UPLOADED_IN_TIME', { subject: 'a', message: '', since: minutesBefore(minutes) })]).findings.length
  expect([waiting(4.9), waiting(5)]).toEqual([0, 1])
  const failures = (count: number) =>
    found([failed('NO_OPERATION_FAILED', { subject: null, message: '', count })]).findings.length
  expect([failures(9), failures(10)]).toEqual([0, 1])
  expect(found([failed('CAPTURE_SEQUENCED', { subject: 'a', message: '' })]).findings).toHaveLength(1)
})

test('a rule that is off finds nothing', () => {
  const off = RULES.map((rule) => ({ ...rule, enabled: false }))
  expect(found([failed('WORKER_ALIVE')], off).findings).toEqual([])
})

test('a check that does not know, or is not evaluated while something fails, says nothing of its alerts', () => {
  const { unknown: codes } = found([failed('WORKER_ALIVE'), passed('NO_DIFFERENCE'), not('CLOCKS_AGREE')])
  expect(codes).toContain('CLOCKS_AGREE')
  expect(codes).toContain('SCHEDULE_OVERDUE')
  expect(codes).not.toContain('WORKER_ALIVE')
  expect(codes).not.toContain('NO_DIFFERENCE')
})

test('while the verdict is that all is well, every alert is well', () => {
  expect(found([passed('WORKER_ALIVE')])).toEqual({ findings: [], unknown: [] })
})
