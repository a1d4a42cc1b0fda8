import { ServerUnreachable } from '../../client/unreachable.ts'
import { serverWithin } from '../../config/fault.ts'
import { databaseState, sqlState } from '../../db/errors.ts'
import { adviceOn, stateInWords } from '../../model/database-state.ts'

/**
 * What went wrong, in a sentence or two and without a stack. A driver's message is left out: it holds the parameters.
 */
export function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return 'It failed for an unknown reason.'
  // Its cause is a refused connection too, but not to a database.
  if (error instanceof ServerUnreachable) return error.message
  const server = serverWithin(error)
  const database = server === undefined ? 'The database' : `The database at ${server}`
  const state = databaseState(error)
  if (state) return `${database} ${stateInWords(state)}. ${adviceOn(state)}`
  const code = sqlState(error)
  if (code !== undefined) return `${database} refused a statement (SQLSTATE ${code}).`
  return ofFile(error) ?? error.message
}

/** What is wrong with a file or folder, by the operating system's code. */
const WRONG_WITH_A_FILE: Readonly<Record<string, (path: string) => string>> = {
  ENOENT: (path) => `There is no file or folder ${path}.`,
  EACCES: (path) => `This user may not open ${path}. Correct its permissions, or choose another.`,
  EPERM: (path) => `This user may not open ${path}. Correct its permissions, or choose another.`,
  EROFS: (path) => `${path} is on a file system that cannot be written. Choose another folder.`,
  EISDIR: (path) => `${path} is a folder, not a file.`,
  ENOTDIR: (path) => `${path} has a file where a folder is expected.`,
  ENOSPC: (path) => `There is no space left to write ${path}.`,
  EDQUOT: (path) => `There is no space left to write ${path}.`,
  EMFILE: (path) => `This process may open no more files, such as ${path}. Raise its limit (ulimit -n).`,
  ELOOP: (path) => `${path} is a link that leads to itself.`,
  ENAMETOOLONG: (path) => `The name ${path.slice(0, 60)}… is too long for a file.`,
}

function ofFile(error: Error): string | undefined {
  if (!('code' in error) || typeof error.code !== 'string' || !Object.hasOwn(WRONG_WITH_A_FILE, error.code)) return
  const path = 'path' in error && typeof error.path === 'string' ? error.path : 'the output'
  return WRONG_WITH_A_FILE[error.code]?.(path)
}
