import { defineCommand } from 'citty'
import { connect, connectionArgs } from './connect/connection.ts'
import { patiently } from './connect/patiently.ts'
import { type FeedStep, feedSteps, openPosition, type Place } from './put/feed-steps.ts'
import { eraseLine, type PutLine, type PutTarget, putLines } from './put/put-step.ts'
import { assertOtherFile, assertReadable, assertWritable, jsonArg, print, printJson, say } from './terminal/output.ts'
import { stopSignal } from './terminal/stop-signal.ts'

export const putCommand = defineCommand({
  meta: {
    name: 'put',
    description:
      "Puts the customers of another installation's feed into this one, at headquarters: creates, updates and erases. " +
      'Run again, it goes on where it was',
  },
  args: {
    from: { type: 'string', required: true, description: 'The file that "tillsync feed" writes' },
    system: {
      type: 'string',
      required: true,
      description: 'The name of the other installation here: the system of the external ids, such as OLD-HQ',
    },
    'legal-entity': { type: 'string', description: 'Of all customers; default: the legal entity that they have' },
    'default-customer': { type: 'string', description: 'Whose address books new customers get; default: see docs' },
    position: { type: 'string', description: 'File for the place where it goes on; default: FILE.put.json' },
    all: { type: 'boolean', description: 'Begins at the beginning: what is there already stays', default: false },
    ...jsonArg,
    ...connectionArgs,
  },
  async run({ args }) {
    const { from: file, system } = args
    const positionFile = args.position ?? `${file}.put.json`
    await assertReadable(file)
    await assertWritable(positionFile)
    await assertOtherFile(positionFile, file)
    const connection = await connect(args)
    const signal = stopSignal()
    const position = await openPosition(file, positionFile, { url: connection.url, system: system.toUpperCase() })
    const target: PutTarget = {
      connection,
      system: system.toUpperCase(),
      legalEntity: args['legal-entity'] ?? null,
      defaultCustomer: args['default-customer'] ?? null,
      ask: (send) => patiently(send, { onBusy: () => say('The server is busy or away; waiting …'), signal }),
    }
    const counts = { CREATED: 0, UPDATED: 0, UNCHANGED: 0, ERASED: 0, REFUSED: 0 }
    const from = args.all ? { byte: 0, lines: 0 } : position.place
    await putFeed(target, file, from, {
      signal,
      async onStep(lines, place) {
        for (const { line, outcome, reason } of lines) {
          counts[outcome] += 1
          if (outcome === 'REFUSED') say(`Line ${line}: ${reason}`)
        }
        await position.save(place)
      },
    })
    if (args.json) printJson(counts)
    else print(summaryOf(counts))
    if (counts.REFUSED === 0) return
    say('Correct what was refused, then run the command with --all.')
    process.exitCode = 1
  },
})

const summaryOf = ({ CREATED, UPDATED, UNCHANGED, ERASED, REFUSED }: Record<PutLine['outcome'], number>) =>
  `${CREATED} created, ${UPDATED} updated, ${UNCHANGED} unchanged, ${ERASED} erased, ${REFUSED} refused`

type Putting = {
  readonly signal: AbortSignal
  /** Called when all lines before a place have been put. */
  readonly onStep: (lines: readonly PutLine[], place: Place) => Promise<void>
}

async function putFeed(target: PutTarget, file: string, from: Place, { signal, onStep }: Putting): Promise<void> {
  const last = await lastLines(file, from)
  for await (const step of feedSteps(file, from)) {
    if (signal.aborted) return
    await onStep(await putStep(target, step, last), step.end)
  }
}

/**
 * The number of each customer's last line, which alone is put: no customer is as it was before for a moment, and nobody
 * is created who has been erased since.
 */
async function lastLines(file: string, from: Place): Promise<ReadonlyMap<string, number>> {
  const last = new Map<string, number>()
  for await (const { lines } of feedSteps(file, from))
    for (const { id, line } of lines) if (id !== undefined) last.set(id, line)
  return last
}

/** A customer that was removed and not erased stays here. */
async function putStep(target: PutTarget, { lines }: FeedStep, last: ReadonlyMap<string, number>): Promise<PutLine[]> {
  const current = lines.filter(({ id, line }) => id !== undefined && (last.get(id) ?? line) <= line)
  const saved = current.filter(({ change }) => change === 'SAVED')
  const outcomes = saved.length > 0 ? await putLines(target, saved) : []
  for (const { change, id = '', line } of current) {
    const erased = change === 'ERASED' ? await eraseLine(target, line, id) : null
    if (erased) outcomes.push(erased)
  }
  return outcomes
}
