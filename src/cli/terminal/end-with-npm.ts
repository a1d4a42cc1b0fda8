import { isAlive, type ProcessInfo, processInfo } from '../../db/embedded/processes.ts'

const LOOKED_EVERY_MS = 500
/** npm appears as `npm start`, or as the file that Node runs; so do similar tools. */
const NPM = /^(\S*node(\.exe)? )?(\S*[/\\])?(npm|npx|pnpm|yarn)(-cli)?(\.c?js|\.cmd)?( |$)/
const SHELL_WITH_A_COMMAND = /^\S*sh (-\w+ )*-\w*c /
const WATCHER = /^\S*node(\.exe)? (-\S+ )*--watch/
/** A command that its shell leaves running: a lone `&`, or a program for that. */
const LEFT_BEHIND = /(^|[^&>\d])&([^&>]|$)|\b(nohup|setsid|disown)\b/

/**
 * Ends this program, as SIGTERM would, when the npm that started it has ended. npm passes SIGINT and SIGTERM to its
 * child, but any other signal ends only npm; and where a shell is between them (npx, scripts without exec; dash stays
 * as a parent), SIGTERM ends only the shell. A program that merely inherits npm's variables, from a shell or tool that
 * npm has started, or that its script leaves running, does not belong to npm and continues.
 */
export function endWithNpm(): void {
  const between = process.env.npm_lifecycle_event === undefined ? [] : ancestorsToNpm()
  const [parent] = between
  if (parent === undefined) return
  const timer = setInterval(() => {
    if (process.ppid === parent.pid && between.every(({ pid }) => isAlive(pid))) return
    clearInterval(timer)
    // A watcher would start the program again at the next change.
    for (const each of between) if (isWatcher(each) && isAlive(each.pid)) process.kill(each.pid, 'SIGTERM')
    end()
  }, LOOKED_EVERY_MS)
  timer.unref()
}

/** From the parent up to the npm that a person started; empty when another program is between. */
function ancestorsToNpm(): ProcessInfo[] {
  // Windows does not show other processes, and a shell that npm started does not end before its command.
  if (process.platform === 'win32') return [{ pid: process.ppid, parent: 0, arguments: [] }]
  const ancestors: ProcessInfo[] = []
  let npms = 0
  for (let info = processInfo(process.ppid); info && isBetween(info); info = processInfo(info.parent)) {
    ancestors.push(info)
    if (NPM.test(lineOf(info))) npms = ancestors.length
  }
  return ancestors.slice(0, npms)
}

const isBetween = (info: ProcessInfo) => NPM.test(lineOf(info)) || isWatcher(info) || isShellThatWaits(info)
const isWatcher = (info: ProcessInfo) => WATCHER.test(lineOf(info))
const isShellThatWaits = (info: ProcessInfo) =>
  SHELL_WITH_A_COMMAND.test(lineOf(info)) && !LEFT_BEHIND.test(lineOf(info))
const lineOf = (info: ProcessInfo) => info.arguments.join(' ')

function end(): void {
  // Windows has no signals: sending one ends the process at once.
  if (process.platform === 'win32' && process.listenerCount('SIGTERM') > 0) process.emit('SIGTERM')
  else process.kill(process.pid, 'SIGTERM')
}
