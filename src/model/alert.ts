/**
 * The rules of alerts, as in the API. Each is about some checks of the diagnosis of the installation (docs/alerts.md):
 * which, is in src/diagnose/alerts/rule-of-check.ts.
 */
export const ALERT_RULES = [
  'OPERATIONS_FAILING',
  'WORK_WAITING',
  'CHANNEL_SILENT',
  'REGISTER_SILENT',
  'DATABASE_UNAVAILABLE',
  'DATABASE_COPIED',
  'SCHEDULE_OVERDUE',
  'JOB_FAILING',
  'DIFFERENCES_OPEN',
  'CONFIGURATION_LATE',
  'CHANNEL_SWITCHED_OFF',
  'NUMBERS_RUN_OUT',
  'WEBHOOK_DISABLED',
  'CLOCKS_APART',
] as const
export type AlertRuleId = (typeof ALERT_RULES)[number]

/** What the threshold of a rule counts. */
export type AlertThresholdUnit = 'FAILURES_PER_HOUR' | 'WAITING_MINUTES' | 'DIFFERENCES'

/** What an administrator can set of a rule. */
export type AlertRuleValues = {
  enabled: boolean
  /** An alert opens when what its checks find has lasted so many seconds. */
  opensAfterSeconds: number
  /** It closes when they have found nothing for so many seconds. */
  closesAfterSeconds: number
  /** Less than this opens nothing; null for a rule that counts nothing. */
  threshold: number | null
}

/** The most of each. What checks count, they count up to the threshold's most. */
export const MOST_ALERT_SECONDS = 604_800
export const MOST_ALERT_THRESHOLD = 1_000

const MINUTE = 60
const usual = (
  opensAfterSeconds: number,
  counted?: { unit: AlertThresholdUnit; threshold: number },
): { values: AlertRuleValues; unit: AlertThresholdUnit | null } => ({
  unit: counted?.unit ?? null,
  values: {
    enabled: true,
    opensAfterSeconds,
    closesAfterSeconds: 2 * MINUTE,
    threshold: counted?.threshold ?? null,
  },
})

/** The rules as they are until an administrator changes them. */
export const USUAL_ALERT_RULES: {
  readonly [rule in AlertRuleId]: { readonly values: AlertRuleValues; readonly unit: AlertThresholdUnit | null }
} = {
  OPERATIONS_FAILING: usual(0, { unit: 'FAILURES_PER_HOUR', threshold: 10 }),
  WORK_WAITING: usual(MINUTE, { unit: 'WAITING_MINUTES', threshold: 5 }),
  CHANNEL_SILENT: usual(5 * MINUTE),
  REGISTER_SILENT: usual(0),
  DATABASE_UNAVAILABLE: usual(MINUTE),
  DATABASE_COPIED: usual(0),
  SCHEDULE_OVERDUE: usual(2 * MINUTE),
  JOB_FAILING: usual(5 * MINUTE),
  DIFFERENCES_OPEN: usual(0, { unit: 'DIFFERENCES', threshold: 1 }),
  CONFIGURATION_LATE: usual(15 * MINUTE),
  CHANNEL_SWITCHED_OFF: usual(60 * MINUTE),
  NUMBERS_RUN_OUT: usual(0),
  WEBHOOK_DISABLED: usual(0),
  CLOCKS_APART: usual(5 * MINUTE),
}

/** Something that a rule is about, as a diagnosis has found it. `subject`: '' for the installation. */
export type AlertFinding = { rule: AlertRuleId; subject: string; checks: string[]; message: string }

/** What an alert tells of itself, and how. */
export type AlertEvent = 'OPENED' | 'CLOSED'
export type AlertNoticeChannel = 'EMAIL' | 'WEBHOOK'
/**
 * WAITING: it is sent, or tried again, at its next attempt. SENT: the mail server has taken it; of WEBHOOK: it is in
 * the log that endpoints are delivered from. GIVEN_UP: the mail server has refused it for days.
 */
export type AlertNoticeStatus = 'WAITING' | 'SENT' | 'GIVEN_UP'
