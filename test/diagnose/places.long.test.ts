// @module-tag long
import { beforeAll } from 'vitest'
import { ranSince, setSchedule } from './arrange.ts'
import { tryPlaces } from './run-situations.ts'
import { OF_CHANNELS } from './situations/of-channels.ts'
import { OF_INSTALLATION } from './situations/of-installation.ts'
import { type Stage, startStage } from './stage.ts'

// The schedules run, and the customers' one is not due for a day: nothing happens by itself while a situation is looked
// at.

let stage: Stage
beforeAll(async () => {
  stage = await startStage({ distribute: false, worker: true })
  await setSchedule(stage, { recurrence: 'EVERY 86400 SECONDS' })
  await ranSince(stage)
})

tryPlaces('Of channels', () => stage, OF_CHANNELS)
tryPlaces('Of the installation', () => stage, OF_INSTALLATION)
