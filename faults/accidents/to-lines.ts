import type { Line } from '../installation/line.ts'
import { PLACES } from '../installation/postgres.ts'
import { type Accident, during, type Planned, partOf, placeOf, type Scene } from './accident.ts'
import { program } from './to-programs.ts'

/** Lines between programs and PostgreSQL servers, and between clients and replicas. */
type Lines = { readonly targets: readonly string[]; lineOf(scene: Scene, target: string): Line }
const TO_POSTGRES: Lines = {
  targets: PLACES,
  lineOf: ({ installation }, target) => installation.postgres[placeOf(target)].line,
}
const TO_REPLICAS: Lines = {
  targets: ['api-1', 'api-2'],
  lineOf: (scene, target) => program(scene, target).line,
}

/** What happens to a line, which then opens again. */
type Fault = (line: Line, planned: Planned) => void

const CUT: Fault = (line) => {
  line.mode = 'refusing'
  line.cut()
}
/** Connections that were half-open stay so: their ends have to notice. */
const HALF_OPEN: Fault = (line) => {
  line.mode = 'silent'
  line.silence()
}
const SLOW: Fault = (line, { chance }) => {
  line.delay = 20 + chance * 200
}
const ANSWERS_DROPPED: Fault = (line) => {
  line.mode = 'answers dropped'
}

type Named = Pick<Accident, 'name' | 'seconds'> & { isAway?: boolean }

function toLines({ name, seconds, isAway }: Named, { targets, lineOf }: Lines, fault: Fault): Accident {
  return {
    name,
    targets,
    seconds,
    async happen(scene, planned) {
      const line = lineOf(scene, planned.target)
      await during(scene, planned, {
        begin: () => fault(line, planned),
        end() {
          line.mode = 'open'
          line.delay = 0
        },
        ...(isAway ? { away: partOf(planned.target) } : {}),
      })
    },
  }
}

export const TO_LINES: readonly Accident[] = [
  toLines({ name: 'cut-clients', seconds: [0.2, 3] }, TO_REPLICAS, CUT),
  toLines({ name: 'half-open-clients', seconds: [0.2, 3] }, TO_REPLICAS, HALF_OPEN),
  toLines({ name: 'drop-answers', seconds: [0.5, 2] }, TO_REPLICAS, ANSWERS_DROPPED),
  toLines({ name: 'cut-network', seconds: [0.2, 5], isAway: true }, TO_POSTGRES, CUT),
  toLines({ name: 'half-open-network', seconds: [4, 16], isAway: true }, TO_POSTGRES, HALF_OPEN),
  toLines({ name: 'slow-network', seconds: [3, 8] }, TO_POSTGRES, SLOW),
]
