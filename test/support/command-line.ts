import { execFile } from 'node:child_process'
import { join } from 'node:path'
import type { Role } from '../../src/access/actor.ts'
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
