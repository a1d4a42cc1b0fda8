import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { PACKAGE_FOLDER } from '../../src/config/package.ts'
import { isAlive } from '../../src/db/embedded/processes.ts'

const RUN = fileURLToPath(new URL('./run-that-ends.ts', import.meta.url))

describe('a fault run that is ended by a signal', () => {
  it.runIf(process.platform === 'linux')('leaves no frozen program, no mounted disk and no folder behind', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tillsync-ended-'))
    const run = spawn(process.execPath, ['--import', 'tsx', RUN, folder], { cwd: PACKAGE_FOLDER, stdio: 'pipe' })
    const [said] = await once(run.stdout, 'data')
    run.kill('SIGKILL')
    await expect.poll(() => isAlive(Number(said)), { timeout: 120_000 }).toBe(false)
    await expect.poll(() => existsSync(folder), { timeout: 120_000 }).toBe(false)
    expect(readFileSync('/proc/mounts', 'utf8')).not.toContain(folder)
  })
})
