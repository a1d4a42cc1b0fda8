import { adviceOn, type DatabaseState, stateInWords } from '../../model/database-state.ts'
import { type DatabaseStates, HEADQUARTERS } from '../facts/database-states.ts'
import { fail, found, pass, type Question } from './check.ts'

/** Whether the databases that answer can do their work: they are not read-only or full, and have connections left. */
export const DATABASES_AVAILABLE: Question<{ states: DatabaseStates }> = {
  code: 'DATABASES_AVAILABLE',
  question: 'Can each database do its work?',
  evaluate: ({ states }) => {
    const [first] = states
    if (!first) return pass('Each database that answers can do its work.')
    const [name, state] = first
    const others = states.size > 1 ? ` The same or another state affects ${states.size - 1} more.` : ''
    const sentence = (id: string, of: DatabaseState) => `${inFull(id)} ${stateInWords(of)}. ${adviceOn(of)}`
    return fail(
      `${sentence(name, state)}${others}`,
      [...states].map(([id, each]: [string, DatabaseState]) =>
        id === HEADQUARTERS ? found('Headquarters’ database', each) : found(id, each, 'ChannelDatabase', id),
      ),
      [],
      [...states].map(([id, each]) => ({
        subject: id === HEADQUARTERS ? 'headquarters' : id,
        message: sentence(id, each),
      })),
    )
  },
}

const inFull = (name: string) => (name === HEADQUARTERS ? 'Headquarters’ database' : `The channel database ${name}`)
