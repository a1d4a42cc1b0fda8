import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** A program of this folder in a process of its own. It answers messages one at a time. */
export interface Program {
  ask<T>(message: Record<string, unknown>): Promise<T>
  stop(): Promise<void>
}

/** Starts a program. Its standard error is shown. */
export function startProgram(name: string, env: Record<string, string> = {}): Program {
  const child: ChildProcess = fork(fileURLToPath(new URL(`${name}.ts`, import.meta.url)), {
    execArgv: ['--import', 'tsx'],
    env: { PATH: process.env.PATH, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const ended = once(child, 'exit').then(([code, signal]) => {
    throw new Error(`${name} ended with ${code ?? signal}`)
  })
  ended.catch(() => {})
  return {
    async ask(message) {
      child.send(message)
      const [answer] = await Promise.race([once(child, 'message'), ended])
      return answer
    },
    async stop() {
      child.removeAllListeners('message')
      child.kill('SIGTERM')
      await ended.catch(() => {})
    },
  }
}

/** In the program: answers each message by its `type`. */
export function answer(answers: Record<string, (message: never) => unknown>): void {
  process.on('message', async (message: { type: string }) => {
    const make = answers[message.type]
    process.send?.((await make?.(message as never)) ?? {})
  })
  process.on('disconnect', () => process.exit())
}

/** Microseconds of processor time that this process has used. */
export function cpuUsed(): number {
  const { user, system } = process.cpuUsage()
  return user + system
}
