import type { CheckStatus } from '../../diagnose/checks/check.ts'

/** What `tillsync doctor` examines. */
export type Examined =
  | 'CONFIGURATION'
  | 'PROGRAM'
  | 'DATA_FOLDER'
  | 'DISK'
  | 'LISTENING'
  | 'SERVER'
  | 'CONNECTION'
  | 'VERSION'
  | 'MIGRATIONS'
  | 'CLOCK'
  | 'INSTALLATION'
  | 'WIRE'
  | 'SIGN_IN'
  | 'MAIL'
  | 'WEBHOOKS'

/** One result of an examination. Holds nothing secret and no personal data. */
export type Finding = {
  readonly examined: Examined
  /** What was examined of it: `headquarters`, a channel database, a folder; null: the installation. */
  readonly subject: string | null
  /** UNKNOWN: it could not be examined. */
  readonly status: CheckStatus
  /** What was found, in one or two sentences. */
  readonly message: string
  /** What a person does about it; null where nothing is to be done. */
  readonly cure: string | null
}

type Subject = Finding['subject']

/** Nothing is wrong. */
export function right(examined: Examined, subject: Subject, message: string): Finding {
  return { examined, subject, status: 'PASS', message, cure: null }
}

/** Something is wrong, and what to do. */
export function wrong(examined: Examined, subject: Subject, message: string, cure: string): Finding {
  return { examined, subject, status: 'FAIL', message, cure }
}

/** It could not be examined; `cure`: what it takes. */
export function notExamined(
  examined: Examined,
  subject: Subject,
  message: string,
  cure: string | null = null,
): Finding {
  return { examined, subject, status: 'UNKNOWN', message, cure }
}
