// @module-tag long
import { beforeAll } from 'vitest'
import { tryCustomers } from './run-situations.ts'
import { AT_HEADQUARTERS } from './situations/at-headquarters.ts'
import { type Stage, startStage } from './stage.ts'

// No process runs the schedules here: every step is one of a remedy.

let stage: Stage
beforeAll(async () => {
  stage = await startStage()
})

tryCustomers('At headquarters', () => stage, AT_HEADQUARTERS)
