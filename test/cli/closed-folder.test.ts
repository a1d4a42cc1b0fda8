import { spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { PROGRAM } from './programs.ts'

const NOBODY = '65534'
const canBeAnother =
  process.getuid?.() === 0 && spawnSync('setpriv', ['--reuid', NOBODY, 'test', '-r', PROGRAM]).status === 0

test.runIf(canBeAnother)(
  'a command that root runs as the user of the service works in a folder that is closed to that user',
  async () => {
    const rootsOwn = await mkdtemp(join(tmpdir(), 'tillsync-closed-'))
    onTestFinished(() => rm(rootsOwn, { recursive: true }))
    const { status, stderr } = spawnSync(
      'setpriv',
      ['--reuid', NOBODY, '--regid', NOBODY, '--clear-groups', process.execPath, PROGRAM, 'migrate'],
      {
        cwd: rootsOwn,
        encoding: 'utf8',
        env: { PATH: process.env.PATH, HQ_DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing' },
      },
    )
    expect(stderr).toContain('cannot be reached')
    expect(stderr).not.toContain('EACCES')
    expect(status).toBe(1)
  },
)
