import { parentPort } from 'node:worker_threads'
import { type Line, openLine } from './line.ts'
import type { FromThread, ToThread } from './thread-of-lines.ts'

// The thread of `openThread`: it has the lines, and does with them what it is told.

const lines = new Map<number, Line>()

parentPort?.on('message', (message: ToThread) => {
  if ('open' in message) return void open(message)
  const line = lines.get(message.id)
  if (!line) return
  if ('mode' in message) line.mode = message.mode
  else if ('delay' in message) line.delay = message.delay
  else if ('leadTo' in message) line.leadTo(message.leadTo.port, message.leadTo.host)
  else line[message.does]()
})

async function open({ id, open: listening }: ToThread & { open: object }): Promise<void> {
  const line = await openLine(listening)
  lines.set(id, line)
  parentPort?.postMessage({ id, port: line.port } satisfies FromThread)
}
