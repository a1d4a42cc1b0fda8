// Loaded before a program that a test starts: it ends when the test's process is gone, whatever ended that one.
import process from 'node:process'

process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
process.channel?.unref()
