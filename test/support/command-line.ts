import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { vi } from 'vitest'
import type { Role } from '../../src/access/actor.ts'
import { runCommandLine } from '../../src/cli/main.ts'
import { PACKAGE_FOLDER } from '../../src/config/package.ts'
import type { Installation } from './installation.ts'

/** The exit code and the output of a command. */
export type Ended = { code: number; stdout: string; stderr: string }

/** Runs `tillsync` as a person would, against an installation, with a token for all channels. */
export async function runCommand(installation: Installation, role: Role, args: readonly string[]): Promise<Ended> {
  const token = await installation.tokenFor(role)
  const whole = [
    join(PACKAGE_FOLDER, 'bin/tillsync.mjs'),
    ...args,
    '--url',
    `${installation.url}/graphql`,
    '--token',
    token,
  ]
  return await new Promise((resolve) => {
    execFile(process.execPath, whole, { env: { PATH: process.env.PATH } }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr })
    })
  })
}

/** What a command that ran in this process has said, and its exit code. */
export type Said = { code: number; out: string; err: string }

/** Runs `tillsync` in this process, as a person would. */
export async function runHere(...args: string[]): Promise<Said> {
  const said: Said = { code: 0, out: '', err: '' }
  const taken = (name: 'out' | 'err') => (text: string | Uint8Array) => {
    said[name] += String(text)
    return true
  }
  const out = vi.spyOn(process.stdout, 'write').mockImplementation(taken('out'))
  const err = vi.spyOn(process.stderr, 'write').mockImplementation(taken('err'))
  const before = process.exitCode
  process.exitCode = 0
  try {
    await runCommandLine(args)
    said.code = Number(process.exitCode)
  } finally {
    process.exitCode = before
    out.mockRestore()
    err.mockRestore()
  }
  return said
}
