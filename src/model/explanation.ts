import { DATABASE_STATES, stateInWords } from './database-state.ts'

/**
 * What a sentence says that was kept with a run, a session, a schedule or an attempt to upload: a code and its
 * parameters, from which it can be said in another language. `about`: the job that it is about, if it names one.
 */
export type Explanation = { about: string | null; code: ExplanationCode; parameters: string[] }
export type ExplanationCode = keyof typeof SENTENCES | 'DATABASE_UNAVAILABLE' | 'OTHER'

/** The sentences; `{}` is a parameter. They are written where they are true (test/model/explanation.test.ts). */
const SENTENCES = {
  FAULT: 'Stopped by a fault; the log has its cause.',
  DATABASE_FAULT: 'Stopped by a fault of the database ({}).',
  HEADQUARTERS_UNREACHABLE: 'Headquarters could not be reached.',
  DATA_SYNC_PAUSED: 'Data synchronization is paused for {}.',
  CHANNEL_DATABASE_RESTORED:
    '{} was restored from an older copy. Uploads and downloads have stopped, captures go on; an administrator accepts ' +
    'it with acceptChannelDatabase.',
  CHANNEL_DATABASE_REWOUND:
    'Channel database {} sent operations that contradict those headquarters received before: it was restored from an ' +
    'older copy.',
  CHANNEL_DATABASE_LOCKED: 'Another transaction, such as an erasure, keeps {} locked. The next run tries again.',
  HEADQUARTERS_REWOUND:
    'Headquarters is an older copy of itself: {} Tills continue to capture, and no customer is removed from them.',
  HEADQUARTERS_RECOVERING:
    'Headquarters is being recovered: {} If the recovery was interrupted, start it again: it continues.',
  TRIES_EXHAUSTED: 'The session failed after {} attempts.',
  SESSION_BEHIND: 'The channel database is behind the start of this session. The next session starts at its position.',
  PACKAGE_PROCESS_ENDED: 'The process that made the package ended. The next session carries its content.',
  SESSION_PROCESS_ENDED: 'The process of this session ended. The next session carries the rest.',
  ORDER_NOT_ENFORCED: 'The order of sessions is no longer enforced. The next session carries the content of this one.',
  CANCELED_BY: 'Canceled by {}.',
  SESSION_CANCELED: 'Session {} was canceled.',
  BLOCKED_WHILE_ACCEPTED: 'Blocked the job while the channel database was accepted as a new source.',
  NOTHING_REMOVED: 'Nothing was older than its retention.',
  NO_DIFFERENCE: 'No difference.',
  DIFFERENCES: '{} differences: {} are being corrected, {} need a person.',
  NOT_COMPARED: '{} was not compared:',
  ALL_STEPS_DONE: 'All steps were already done.',
  STOPPED_AT_STEP: 'Stopped at step {} of {}:',
} as const satisfies { readonly [code: string]: string }

/**
 * What a sentence of the product says, sentence by sentence. The rest is OTHER, with the text itself, from the first
 * one on that is none of these, such as one of an earlier version.
 */
export function explanationsOf(text: string | null): Explanation[] {
  const found: Explanation[] = []
  let rest = (text ?? '').trim()
  let about: string | null = null
  while (rest !== '') {
    const [prefix = '', job = null] = /^(P-\d{4}|\d{4}|synchronize): /.exec(rest) ?? []
    if (job !== null) {
      about = job
      rest = rest.slice(prefix.length)
    }
    const said = PATTERNS.flatMap(({ code, pattern, parametersOf }) => {
      const match = pattern.exec(rest)
      return match ? [{ code, length: match[0].length, parameters: parametersOf(match.slice(1)) }] : []
    })
    // A longer one begins with the name of a thing, and has taken whole sentences for it.
    const [first] = said.sort((a, b) => a.length - b.length)
    if (!first) return [...found, { about, code: 'OTHER', parameters: [rest] }]
    found.push({ about, code: first.code, parameters: first.parameters })
    rest = rest.slice(first.length).trimStart()
  }
  return found
}

type Pattern = { code: ExplanationCode; pattern: RegExp; parametersOf: (groups: string[]) => string[] }

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
const states = new Map(DATABASE_STATES.map((state) => [stateInWords(state), state]))
const ofStates = [...states.keys()].map(escaped).join('|')

const PATTERNS: readonly Pattern[] = [
  ...codesOf(SENTENCES).map((code) => ({
    code,
    // A schedule begins it with the job, and goes on in lower case.
    pattern: new RegExp(`^${SENTENCES[code].split('{}').map(escaped).join('(.+?)')}(?= |$)`, 'i'),
    parametersOf: (groups: string[]) => groups,
  })),
  {
    code: 'DATABASE_UNAVAILABLE',
    pattern: new RegExp(`^(Headquarters’ database|The channel database) (${ofStates})\\.(?= |$)`),
    parametersOf: ([where = '', words = '']) => [
      where.startsWith('Head') ? 'HEADQUARTERS' : 'CHANNEL_DATABASE',
      states.get(words) ?? words,
    ],
  },
]

function codesOf<Code extends string>(sentences: { readonly [code in Code]: string }): Code[] {
  return Object.keys(sentences).filter((code): code is Code => code in sentences)
}
