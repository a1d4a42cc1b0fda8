import type { Done, Side } from './measure.ts'
import { startProgram } from './program.ts'
import type { Servers } from './servers.ts'

/** The yardsticks of the pipeline's steps, each for so many operations a round. */
export interface StepYardsticks {
  readonly upload: Side
  readonly synchronize: Side
  readonly download: Side
  /** One after the other. */
  readonly all: Side
  stop(): Promise<void>
}

/** Starts the yardsticks of the steps. `operations` is how many each round has. */
export async function startStepYardsticks(servers: Servers, operations: number): Promise<StepYardsticks> {
  const headquarters = await servers.headquarters.create('yardstick')
  const exchange = startProgram('yardsticks/exchange', {
    HQ_DATABASE_URL: headquarters,
    CHANNEL_DATABASE_URL: await servers.channels.create('yardstick'),
  })
  const applying = startProgram('yardsticks/synchronize', {
    DATABASE_URL: await servers.headquarters.create('yardstick_synchronize'),
  })
  const doneIn = ({ seconds }: { seconds: number }): Done => ({ operations, seconds })
  let filled = 0
  const range = () => {
    filled += operations
    return { from: filled - operations, operations }
  }
  const moving = (direction: 'upload' | 'download'): Side => ({
    name: 'COPY out, COPY in, insert … on conflict',
    processes: [exchange.pid],
    prepare: () => exchange.ask({ type: 'fill', direction, ...range() }),
    run: async () => doneIn(await exchange.ask({ type: 'move', direction })),
  })
  let staged = { from: 0, operations }
  const upload = moving('upload')
  const download = moving('download')
  const synchronize: Side = {
    name: 'plain statements over sets of 5,000',
    processes: [applying.pid],
    prepare() {
      staged = range()
      return applying.ask({ type: 'fill', ...staged })
    },
    run: async () => doneIn(await applying.ask({ type: 'apply', ...staged })),
  }
  const steps = [upload, synchronize, download]
  return {
    upload,
    synchronize,
    download,
    all: {
      name: 'the sum of the yardsticks',
      processes: [exchange.pid, applying.pid],
      async prepare(round) {
        for (const step of steps) await step.prepare?.(round)
      },
      async run(round) {
        let seconds = 0
        for (const step of steps) seconds += (await step.run(round)).seconds
        return { operations, seconds }
      },
    },
    async stop() {
      await Promise.all([exchange.stop(), applying.stop()])
    },
  }
}
