// Loaded before a program that a test starts: the program's wall clock is as many milliseconds off as the last message
// of the test said. `performance.now()` goes on as before, as CLOCK_MONOTONIC does.
import process from 'node:process'

const RealDate = globalThis.Date
let ahead = 0

globalThis.Date = class ShiftedDate extends RealDate {
  constructor(...values) {
    if (values.length === 0) super(RealDate.now() + ahead)
    else super(...values)
  }
  static now() {
    return RealDate.now() + ahead
  }
}

process.on('message', ({ clockAhead }) => {
  ahead = clockAhead
  process.send({ clockAhead })
})
process.channel?.unref()
