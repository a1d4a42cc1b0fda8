import { isatty } from 'node:tty'

/** Ctrl-C reaches the program from the terminal and again from npm, which passes it on. */
const SAME_REQUEST_MS = 2_000

/**
 * Aborts at the first Ctrl-C or SIGTERM, or when the terminal closes. Further signals within two seconds are the same
 * request; a later one ends the process at once. A program without a terminal, such as one started with nohup, ignores
 * SIGHUP, because Node resets what nohup has set.
 */
export function stopSignal(): AbortSignal {
  const stopping = new AbortController()
  let askedAt: number | undefined
  const ask = () => {
    askedAt ??= performance.now()
    if (performance.now() - askedAt > SAME_REQUEST_MS) process.exit(1)
    stopping.abort()
  }
  // The reader of the output may have ended (`npm start | head`), and a closed terminal accepts no output: neither ends
  // the program.
  for (const output of [process.stdout, process.stderr]) output.on('error', () => {})
  process.on('SIGINT', ask)
  process.on('SIGTERM', ask)
  const hasTerminal = [0, 1, 2].some((descriptor) => isatty(descriptor))
  process.on('SIGHUP', hasTerminal ? ask : () => {})
  return stopping.signal
}
