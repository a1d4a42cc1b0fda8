// @module-tag long
import { beforeAll } from 'vitest'
import { tryCustomers } from './run-situations.ts'
import { BEFORE_UPLOAD } from './situations/before-upload.ts'
import { type Stage, startStage } from './stage.ts'

// No process runs the schedules here: every step is one of a remedy.

let stage: Stage
beforeAll(async () => {
  stage = await startStage({ ownHeadquarters: true })
})

tryCustomers('Before the upload', () => stage, BEFORE_UPLOAD)
