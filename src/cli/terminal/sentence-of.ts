import { serverWithin } from '../../config/fault.ts'
import { databaseState, sqlState } from '../../db/errors.ts'
import { adviceOn, stateInWords } from '../../model/database-state.ts'

/**
 * What went wrong, in a sentence or two and without a stack. A driver's message is left out: it holds the parameters.
 */
export function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return 'It failed for an unknown reason.'
  const server = serverWithin(error)
  const database = server === undefined ? 'The database' : `The database at ${server}`
  const state = databaseState(error)
  if (state) return `${database} ${stateInWords(state)}. ${adviceOn(state)}`
  const code = sqlState(error)
  return code === undefined ? error.message : `${database} refused a statement (SQLSTATE ${code}).`
}
