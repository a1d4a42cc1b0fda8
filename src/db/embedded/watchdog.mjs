// Starts one PostgreSQL and stops it when the process that asked for it is gone, whatever ended that one (SIGKILL included).
//
// It runs on its own, in a session of its own, so that neither Ctrl-C nor a killed parent reaches it. Its standard input is
// a pipe held open by the starter: when the pipe ends, the server is stopped. A line `stop` on it does the same.
//
// node watchdog.mjs <starter's pid> <cluster folder> <JSON: { command, args, uid, gid, logFile }>
import { spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import process from 'node:process'

const fastShutdown = 'SIGINT'
const immediateShutdown = 'SIGQUIT'
const patience = { fast: 8_000, immediate: 3_000 }

const [, , , , settings] = process.argv
const { command, args, uid, gid, logFile } = JSON.parse(settings)

const log = openSync(logFile, 'a', 0o600)
const server = spawn(command, args, {
  cwd: '/',
  env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
  stdio: ['ignore', log, log],
  ...(uid === undefined ? {} : { uid, gid }),
})
closeSync(log)

let stopping = false
function stop() {
  if (stopping) return
  stopping = true
  server.kill(fastShutdown)
  setTimeout(() => {
    server.kill(immediateShutdown)
    setTimeout(() => server.kill('SIGKILL'), patience.immediate)
  }, patience.fast)
}

function tell(event) {
  process.stdout.write(`${JSON.stringify(event)}\n`)
}

// A starter that is gone cannot read: that is no reason to die before the server has stopped.
process.stdout.on('error', () => {})
server.on('spawn', () => tell({ event: 'spawned', pid: server.pid }))
server.on('error', (error) => {
  tell({ event: 'failed', reason: error.code ?? 'unknown' })
  process.exit(1)
})
server.on('exit', (code, signal) => {
  tell({ event: 'exited', code, signal })
  process.exit(0)
})

process.stdin.on('data', (chunk) => {
  if (chunk.toString().includes('stop')) stop()
})
process.stdin.on('end', stop)
process.stdin.on('error', stop)
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, stop)
