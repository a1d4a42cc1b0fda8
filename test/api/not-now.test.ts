import { pino } from 'pino'
import { expect, test } from 'vitest'
import { present } from '../../src/api/shared/errors.ts'
import { ChannelDatabaseUnavailable } from '../../src/between/headquarters-of.ts'
import { TurnRefused } from '../../src/db/turns.ts'
import { ConnectionLost } from '../../src/db/watched-connection.ts'
import { DATABASE_STATES, retryAfterOf, stateInWords } from '../../src/model/database-state.ts'

const answerTo = (error: unknown) => present(error, pino({ level: 'silent' }))
/** What PostgreSQL answers in these states; UNREACHABLE has no answer. */
const CODES = {
  RESTARTING: '57P03',
  NO_CONNECTIONS: '53300',
  READ_ONLY: '25006',
  DISK_FULL: '53100',
  OUT_OF_MEMORY: '53200',
  LIMIT_REACHED: '53400',
  STORAGE_FAILED: '58030',
  LOGIN_REFUSED: '28P01',
}
const ofHeadquarters = (state: (typeof DATABASE_STATES)[number]) =>
  Object.assign(
    new Error('refused'),
    state === 'UNREACHABLE' ? { code: 'ECONNREFUSED' } : { code: CODES[state], severity: 'ERROR' },
  )

test.each(DATABASE_STATES)('%s is answered by the side, the state, and when to try again', (state) => {
  const unknown = state === 'UNREACHABLE' || state === 'RESTARTING'
  for (const [side, error] of [
    ['HEADQUARTERS', ofHeadquarters(state)],
    ['CHANNEL_DATABASE', new ChannelDatabaseUnavailable(state)],
  ] as const) {
    const { message, extensions } = answerTo(error)
    expect(extensions).toEqual({
      code: `${side}_${unknown ? 'UNREACHABLE' : 'UNAVAILABLE'}`,
      state,
      retryAfter: retryAfterOf(state),
    })
    expect(message).toContain(stateInWords(state))
    expect(message.includes('Nothing has changed')).toBe(!unknown)
  }
})

test.each([
  [new ConnectionLost('CONNECTIONS_USED_UP'), 'BUSY', 'TILLSYNC_CONNECTIONS_PER_SERVER'],
  [new TurnRefused('OWN_READS_WAIT'), 'RATE_LIMITED', 'its other queries'],
  [new TurnRefused('READS_WAIT'), 'BUSY', 'Too many queries'],
])('%s is answered as %s, with what to do', (error, code, words) => {
  expect(answerTo(error)).toEqual({
    message: expect.stringContaining(words),
    extensions: { code, retryAfter: expect.any(Number) },
  })
})
