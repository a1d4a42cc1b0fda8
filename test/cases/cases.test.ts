import { readdirSync, readFileSync } from 'node:fs'
import { describe, it } from 'vitest'
import { startInstallation } from '../support/installation.ts'
import { type Case, runCase } from './run-case.ts'

// Inputs of real life, each for a whole kind. A case is a file beside this one, and is run at one demo organization
// with all others: its names and numbers are its own.

const folder = new URL('.', import.meta.url)
const cases = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => ({ name, ...read(new URL(name, folder)) }))

function read(url: URL): Case {
  return JSON.parse(readFileSync(url, 'utf8'))
}

const tillsync = await startInstallation()

describe('inputs of real life', () => {
  it.for(cases.filter(({ needs = [], validation }) => needs.length === 0 && !validation))('$title ($name)', (each) =>
    runCase(tillsync, each),
  )
})

describe('with asynchronous edits', () => {
  const needed = new Set(cases.flatMap(({ needs = [] }) => needs))
  it.runIf(needed.size > 0)('the features are effective', async () => {
    for (const feature of needed)
      await tillsync.ask(
        `mutation ($feature: ID!) {
          enableFeature(input: { feature: $feature, confirm: true }) { userErrors { code message } }
        }`,
        { feature },
      )
    for (const job of ['1110', '1070', '1010']) await tillsync.runJob(job)
    await tillsync.ask('mutation { flushChannelCache { userErrors { code } } }')
  })
  it.for(cases.filter(({ needs = [] }) => needs.length > 0))('$title ($name)', (each) => runCase(tillsync, each))
})

describe('at a till that stores what it is given', () => {
  it('is one', async () => {
    await tillsync.ask(
      `mutation {
        setFunctionalityProfile(input: { profile: "store-async", captureValidation: MINIMAL }) { userErrors { message } }
      }`,
    )
    await tillsync.runJob('1070')
    await tillsync.ask('mutation { flushChannelCache { userErrors { code } } }')
  })
  it.for(cases.filter(({ validation }) => validation === 'MINIMAL'))('$title ($name)', (each) =>
    runCase(tillsync, each),
  )
})
