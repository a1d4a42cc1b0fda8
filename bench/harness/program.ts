import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { untilEnd } from './ending.ts'

/** A program of this folder in a process of its own. It answers messages one at a time. */
export interface Program {
  readonly pid: number
  ask<T>(message: Record<string, unknown>): Promise<T>
  stop(): Promise<void>
}

/** Starts a program of `bench/`, such as `yardsticks/bare-ws`. Its standard error is shown. */
export function startProgram(name: string, env: Record<string, string> = {}): Program {
  const child: ChildProcess = fork(fileURLToPath(new URL(`../${name}.ts`, import.meta.url)), {
    execArgv: ['--import', 'tsx'],
    env: { PATH: process.env.PATH, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const ended = once(child, 'exit').then(([code, signal]) => {
    throw new Error(`${name} ended with ${code ?? signal}`)
  })
  ended.catch(() => {})
  const { pid } = child
  if (pid === undefined) throw new Error(`${name} did not start`)
  return {
    pid,
    async ask(message) {
      child.send(message)
      const [answer] = await Promise.race([once(child, 'message'), ended])
      if (typeof answer?.fault === 'string') throw new Error(`${name}: ${answer.fault}`)
      return answer
    },
    stop: untilEnd(async () => {
      child.removeAllListeners('message')
      child.kill('SIGTERM')
      await ended.catch(() => {})
    }),
  }
}

/** In the program: answers each message by its `type`. */
export function answer(answers: Record<string, (message: never) => unknown>): void {
  process.on('message', async (message: { type: string }) => {
    try {
      process.send?.((await answers[message.type]?.(message as never)) ?? {})
    } catch (error) {
      process.send?.({ fault: error instanceof Error ? error.message : String(error) })
    }
  })
  process.on('disconnect', () => process.exit())
}
