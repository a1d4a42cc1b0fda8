import type { DatabaseState } from '../model/database-state.ts'
import type { ErrorAnswer } from './answers.ts'
import { databaseState, sqlState, stateOfCode } from './errors.ts'
import { openClient } from './open-client.ts'

/** Milliseconds for which an answer is given again, and within which a database must answer. */
const FRESH_FOR = 1_000
const ANSWER_WITHIN = 1_000
/** Milliseconds for which a refusal is believed; after that it is tried whether the database does its work again. */
const BELIEVED_FOR = 5_000

/**
 * Watches the state of one database: by asking it, and by what it refuses. Disk, memory and connections are asked for
 * by ordinary work, so that a look costs one cheap statement while nothing is wrong.
 */
export class StateWatch {
  readonly #address: string
  readonly #isReadOnly: () => Promise<boolean>
  #refused: { state: DatabaseState; at: number } | null = null
  #looked: { answer: Promise<DatabaseState | null>; until: number } | null = null

  /** `isReadOnly` asks the database, by any session. */
  constructor(address: string, isReadOnly: () => Promise<boolean>) {
    this.#address = address
    this.#isReadOnly = isReadOnly
  }

  /** Each error that the database answers. Whether it can be reached, and is read-only, is asked instead. */
  note({ code, fatal }: ErrorAnswer): void {
    const state = stateOfCode(code, fatal)
    if (state && !['UNREACHABLE', 'RESTARTING', 'READ_ONLY'].includes(state))
      this.#refused = { state, at: performance.now() }
  }

  /** Why the database cannot do its work; null when it can. The answer is at most a second old. */
  look(): Promise<DatabaseState | null> {
    const now = performance.now()
    if (this.#looked && now < this.#looked.until) return this.#looked.answer
    const answer = this.#look()
    this.#looked = { answer, until: now + FRESH_FOR }
    return answer
  }

  async #look(): Promise<DatabaseState | null> {
    try {
      if (await inTime(this.#isReadOnly())) return 'READ_ONLY'
    } catch (error) {
      return databaseState(error) ?? 'UNREACHABLE'
    }
    const refused = this.#refused
    if (!refused || performance.now() - refused.at < BELIEVED_FOR) return refused?.state ?? null
    const state = await this.#tryToWrite()
    if (this.#refused === refused) this.#refused = state && { state, at: performance.now() }
    return state
  }

  /** Opens a session, writes to the disk and commits: what could be lacking. */
  async #tryToWrite(): Promise<DatabaseState | null> {
    const { client, close } = openClient(this.#address, {
      max: 1,
      connectTimeout: 2_000,
      statementTimeout: 2_000,
      session: { application_name: 'tillsync state', statement_timeout: 2_000 },
    })
    try {
      await client.unsafe(
        `create temporary table tillsync_state on commit drop as select repeat('x', 1000) as text from generate_series(1, 100)`,
      )
      return null
    } catch (error) {
      // A user who may create no temporary table cannot try it; ordinary work then tells.
      return sqlState(error) === '42501' ? null : (databaseState(error) ?? null)
    } finally {
      await close(1)
    }
  }
}

async function inTime<T>(answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The database did not answer in time.')), ANSWER_WITHIN)
  })
  return Promise.race([answer, late]).finally(() => clearTimeout(timer))
}
