// Loaded before a program that a test starts: it ends when the test's process has ended, for whatever reason.
import process from 'node:process'

process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
process.channel?.unref()
