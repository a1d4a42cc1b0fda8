// What a fault run has in its folder, for ended.test.ts: a disk, and a program that is frozen, whose id it prints.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { mountSmallDisk } from '../../faults/installation/machine.ts'
import { startSweeper } from '../../faults/installation/sweeper.ts'

const [, , folder = ''] = process.argv
startSweeper(folder)
mountSmallDisk(join(folder, 'disk'))
const program = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], {
  env: { TILLSYNC_DATA: join(folder, 'data') },
  stdio: 'ignore',
})
program.kill('SIGSTOP')
process.stdout.write(`${program.pid}\n`)
