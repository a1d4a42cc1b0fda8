// @module-tag long
import { beforeAll } from 'vitest'
import { tryCustomers } from './run-situations.ts'
import { ON_THE_WAY_BACK } from './situations/on-the-way-back.ts'
import { type Stage, startStage } from './stage.ts'

// No process runs the schedules here: every step is one of a remedy.

let stage: Stage
beforeAll(async () => {
  stage = await startStage()
})

tryCustomers('On the way back', () => stage, ON_THE_WAY_BACK)
