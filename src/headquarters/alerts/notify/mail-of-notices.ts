import type { AlertEvent, AlertRuleId } from '../../../model/alert.ts'
import type { Mail } from '../../mail/mail-server.ts'

/** A notice that is to be sent, with its alert. Times are RFC 3339. */
export type DueNotice = {
  alertId: string
  event: AlertEvent
  attempts: number
  rule: AlertRuleId
  subject: string | null
  message: string
  openedAt: string
  closedAt: string | null
}

const TITLES: { readonly [rule in AlertRuleId]: string } = {
  OPERATIONS_FAILING: 'Operations are failing',
  WORK_WAITING: 'Work waits too long',
  CHANNEL_SILENT: 'Channel database is silent',
  REGISTER_SILENT: 'Register does not report or send',
  DATABASE_UNAVAILABLE: 'Database cannot do its work',
  DATABASE_COPIED: 'Database was restored or copied',
  SCHEDULE_OVERDUE: 'Schedule is overdue',
  JOB_FAILING: 'Job is failing',
  DIFFERENCES_OPEN: 'Differences are open',
  CONFIGURATION_LATE: 'Configuration has not arrived',
  CHANNEL_SWITCHED_OFF: 'Channel is switched off',
  NUMBERS_RUN_OUT: 'Numbers run out',
  WEBHOOK_DISABLED: 'Webhook endpoint is disabled',
  CLOCKS_APART: 'Clocks differ',
}

/** One mail for all that is due, so that an accident of many channels makes one. `publicUrl`: of the page. */
export function mailOfNotices(notices: readonly DueNotice[], publicUrl: string | undefined): Mail {
  const [first] = notices
  const opened = notices.filter(({ event }) => event === 'OPENED').length
  const closed = notices.length - opened
  const counts = [...(opened > 0 ? [`${opened} opened`] : []), ...(closed > 0 ? [`${closed} closed`] : [])]
  const subject =
    notices.length === 1 && first
      ? `[tillsync] ${first.event === 'OPENED' ? 'Alert' : 'Closed'}: ${titleOf(first)}`
      : `[tillsync] Alerts: ${counts.join(', ')}`
  const link = publicUrl === undefined ? [] : ['', `All alerts: ${publicUrl}/jobs/alerts`]
  return { subject, text: [...notices.flatMap(linesOf), ...link, ''].join('\n').trimStart() }
}

const titleOf = ({ rule, subject }: DueNotice) => (subject === null ? TITLES[rule] : `${TITLES[rule]} (${subject})`)

function linesOf(notice: DueNotice): string[] {
  const { event, message, openedAt, closedAt } = notice
  if (event === 'OPENED') return ['', `OPENED  ${titleOf(notice)}`, message, `Open since ${openedAt}.`]
  return ['', `CLOSED  ${titleOf(notice)}`, `It was open from ${openedAt} to ${closedAt}. It was: ${message}`]
}
