import { readFileSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { parse, print, separateOperations } from 'graphql'
import { expect } from 'vitest'
import { graphqlRequest } from '../support/http.ts'
import type { Installation } from '../support/installation.ts'
import { fileOf, runCommand } from './command.ts'
import { BETWEEN_PARTS, check, type Expectation, expectEither, inside } from './expectations.ts'

/** A case: operations of `documents.graphql` one after the other, and what is right in their answers. */
export type Case = {
  /** The case as a sentence: the name of its test. */
  title: string
  /** Features that must be effective at both channels before. */
  needs?: readonly string[]
  /** The till's validation: STRICT unless it is said. */
  validation?: 'MINIMAL'
  steps: readonly Step[]
}

export type Step = RequestStep | SqlStep | WaitStep | EditStep | CommandStep

/** Something happens in a database, such as a year that passes. `text` may have `$name.path`. */
type SqlStep = { sql: 'channel' | 'headquarters'; text: string }

/** Time passes until the retention has removed what it may: it is run at once. */
type WaitStep = { wait: string }

/** A person changes a file of the case's folder: each of the texts into another one. */
type EditStep = { edit: string; replace: readonly (readonly [text: string, by: string])[] }

/** A command of `tillsync`, run in the case's folder, which has copies of the files of `files/`. */
type CommandStep = Expected & { command: readonly string[] }

type RequestStep = Expected & {
  operation: string
  variables?: Record<string, unknown>
  /** Keeps the answer for later steps, whose `$name.path` reads it. */
  as?: string
  /** One of these lists of expectations holds. */
  expectEither?: readonly (readonly Expectation[])[]
  /** The answer is an error of the request, whose code is not this one. */
  expectError?: { any?: boolean; not?: string }
}

type Expected = {
  /** Waits until what was captured is settled and has come back to the channels. */
  settle?: boolean
  expect?: readonly Expectation[]
}

const parsed = parse(readFileSync(new URL('documents.graphql', import.meta.url), 'utf8'))
/** Each operation with the fragments that it uses. */
const documents = separateOperations(parsed)

let keys = 0

/** Runs a case at an installation and fails at the first expectation that does not hold. */
export async function runCase(installation: Installation, { steps }: Case): Promise<void> {
  const kept = new Map<string, unknown>()
  for (const [nth, step] of steps.entries()) {
    const where = `step ${nth + 1}`
    if ('sql' in step) await runSql(installation, step, kept)
    else if ('wait' in step) await installation.ask('mutation { cleanUp { userErrors { message } } }')
    else if ('edit' in step) await edit(step)
    else if ('command' in step) {
      const ended = await runCommand(installation, step.command)
      const what = `${where}, tillsync ${step.command.join(' ')}\n${ended.stderr}`
      for (const expectation of step.expect ?? []) check(ended, expectation, what)
    } else await runRequest(installation, step, kept, where)
    if ('settle' in step && step.settle) await settle(installation)
  }
}

async function runRequest(
  installation: Installation,
  step: RequestStep,
  kept: Map<string, unknown>,
  nth: string,
): Promise<void> {
  const document = documents[step.operation]
  if (!document) throw new Error(`documents.graphql has no operation ${step.operation}.`)
  const variables = filled(step.variables ?? {}, kept)
  const { data, errors } = await graphqlRequest(
    installation.url,
    installation.token,
    print(document),
    record(variables),
  )
  const where = `${nth}, ${step.operation} ${JSON.stringify(variables)}`
  if (step.expectError) {
    expect(errors?.length ?? 0, `${where}: an error`).toBeGreaterThan(0)
    if (step.expectError.not !== undefined) expect(errors?.[0]?.extensions.code, where).not.toBe(step.expectError.not)
    return
  }
  expect(errors, where).toBeUndefined()
  if (step.as) kept.set(step.as, data)
  if (step.expectEither) expectEither(data, step.expectEither, where)
  for (const expectation of step.expect ?? []) check(data, filledExpectation(expectation, kept), where)
}

async function runSql(installation: Installation, step: SqlStep, kept: ReadonlyMap<string, unknown>): Promise<void> {
  const { hq, houston } = installation.databases
  const text = step.text.replace(/\$\w+(\.\w+)+/g, (name) => String(filled(name, kept)))
  await (step.sql === 'headquarters' ? hq : houston).db.execute(sql.raw(text))
}

async function edit({ edit: name, replace }: EditStep): Promise<void> {
  const file = await fileOf(name)
  const text = await readFile(file, 'utf8')
  await writeFile(
    file,
    replace.reduce((all, [one, by]) => all.replaceAll(one, by), text),
  )
}

/** Sends the operations to headquarters, synchronizes them, and brings the outcome back, until nothing is open. */
async function settle(installation: Installation): Promise<void> {
  for (let turn = 1; ; turn++) {
    await installation.travel()
    const runs = await installation.synchronize()
    if (runs.every(({ done, waiting }) => done === 0 && waiting === 0) || turn === 20) return
    await pause(50)
  }
}

/** The variables with new keys for `$uuid` and values of earlier answers for `$name.path`. */
function filled(value: unknown, kept: ReadonlyMap<string, unknown>): unknown {
  if (value === '$uuid') return `case-${++keys}-${Date.now()}`
  if (typeof value === 'string' && value.startsWith('$')) {
    const [name = '', ...path] = value.slice(1).split(BETWEEN_PARTS)
    const found = path.reduce<unknown[]>((each, part) => each.flatMap((one) => inside(one, part)), [kept.get(name)])
    if (found[0] === undefined) throw new Error(`${value} is not in what was kept.`)
    return found[0]
  }
  if (Array.isArray(value)) return value.map((each) => filled(each, kept))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, filled(each, kept)]))
}

/** An expected value may be one of an earlier answer. */
const filledExpectation = (expectation: Expectation, kept: ReadonlyMap<string, unknown>): Expectation =>
  'equals' in expectation ? { path: expectation.path, equals: filled(expectation.equals, kept) } : expectation

const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? { ...value } : {}
