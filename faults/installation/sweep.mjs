// Ends with a fault run and removes what that leaves behind, whatever ended it (SIGKILL included): programs and servers
// that are frozen and cannot end by themselves, mounted disks, and its folder.
//
// It runs in a session of its own. Its standard input is a pipe held open by the run: when the pipe ends, it begins.
//
// node sweep.mjs <folder>
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import process from 'node:process'
import { setTimeout as wait } from 'node:timers/promises'

const [, , folder] = process.argv
const patience = 30_000

process.stdin.resume()
for (const ended of ['end', 'error']) process.stdin.once(ended, sweep)

async function sweep() {
  process.stdin.removeAllListeners()
  const until = performance.now() + patience
  for (let left = processes(); left.length > 0 && performance.now() < until; left = processes()) {
    for (const pid of left) kill(pid)
    await wait(50)
  }
  for (const name of networks()) read(() => execFileSync('ip', ['netns', 'delete', name], { stdio: 'ignore' }))
  for (const mounted of disks()) read(() => execFileSync('umount', ['--lazy', mounted], { stdio: 'ignore' }))
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
}

/** Servers work in the folder; programs have their data there. Only Linux shows it; elsewhere they end by themselves. */
function processes() {
  return read(() => readdirSync('/proc'), []).filter(
    (pid) =>
      /^\d+$/.test(pid) &&
      (isWithin(read(() => readlinkSync(`/proc/${pid}/cwd`), '')) ||
        read(() => readFileSync(`/proc/${pid}/environ`, 'utf8'), '').includes(`TILLSYNC_DATA=${folder}/`)),
  )
}

/** The namespaces that the run has made; their wires go with them. */
function networks() {
  return read(() => readFileSync(`${folder}/networks`, 'utf8'), '')
    .split('\n')
    .filter(Boolean)
}

function disks() {
  const mounts = read(() => readFileSync('/proc/mounts', 'utf8'), '').split('\n')
  return mounts.map((line) => line.split(' ')[1] ?? '').filter(isWithin)
}

function isWithin(path) {
  return path.startsWith(`${folder}/`)
}

function kill(pid) {
  read(() => process.kill(Number(pid), 'SIGKILL'))
}

/** Processes and mounts come and go. */
function read(what, otherwise) {
  try {
    return what()
  } catch {
    return otherwise
  }
}
