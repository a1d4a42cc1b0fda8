import { afterAll, expect, it, onTestFinished } from 'vitest'
import type { CheckCode } from '../../src/api/generated/resolvers.ts'
import { oneSchedule, ranSince, setSchedule } from './arrange.ts'
import { apply, causes, cure, diagnose, type FilledIn } from './asking.ts'
import type { Stage, Stuck } from './stage.ts'

/** A trouble with one cause. */
type Situation<Made> = {
  what: string
  cause: CheckCode
  /** Makes it so, as it really comes about. */
  set: (s: Stage) => Promise<Made>
  /** What the answer says; to be given where a person has to do it. */
  says?: RegExp
  /** No mutation can cure it: what the answer tells a person to do. */
  person?: (s: Stage, made: Made) => Promise<unknown>
}

/** Someone's customer does not come to headquarters and back. */
export type CustomerSituation = Situation<Stuck> & {
  /** What a person fills in where the remedies ask. */
  fillIn?: FilledIn
  /** Asked about the operation, not about the customer. */
  byOperation?: true
  /** Asked in another way. */
  asked?: object
  /** What becomes of the operation, when it is not brought to headquarters and back. */
  ends?: string
}

/** Something is wrong with Houston, or with the installation. */
export type PlaceSituation = Situation<Stuck | unknown> & {
  /** Whose diagnosis names it. Houston's trouble is the installation's, too. */
  of: readonly ('CHANNEL' | 'INSTALLATION')[]
}

/** What is checked of a situation, whoever is stuck. */
type Named = Pick<Situation<unknown>, 'what' | 'cause' | 'says'> & { person?: unknown }

const sentence = ({ what, cause, person }: Named) =>
  `${what}: ${cause} is named and nothing else, and ${person ? 'a person who does what it says cures it' : 'its remedies cure it'}`

/** Counts, and says at the end, how many causes were named correctly and how many situations were cured. */
export function figure(of: string, all: readonly { what: string }[]) {
  const named = new Set<string>()
  const cured = new Set<string>()
  afterAll(() =>
    console.info(`${of}: causes named correctly ${named.size} of ${all.length}; cured ${cured.size} of ${all.length}`),
  )
  return { named, cured }
}

/**
 * Tries situations of a customer: the cause and nothing else is named, a dry run changes nothing, and doing what is
 * said, and only that, brings the customer to headquarters and back.
 */
export function tryCustomers(of: string, stage: () => Stage, situations: readonly CustomerSituation[]): void {
  const { named, cured } = figure(of, situations)
  it.each(situations.map((each) => [sentence(each), each] as const))('%s', async (_, situation) => {
    const s = stage()
    const made = await situation.set(s)
    const asked = inputOf(situation, made)
    const remedies = await isNamed(s, asked, situation, true)
    named.add(situation.what)
    const after = situation.person ? await byPerson(s, asked, situation, made) : made
    if (!situation.person) expect(remedies).toBeGreaterThan(0)
    const { steps, left } = await cure(s.tillsync, inputOf({ ...situation, asked: undefined }, after), situation.fillIn)
    expect(left).toMatchObject({ healthy: true, remedies: [] })
    expect(steps.filter((step) => step.includes('('))).toEqual([])
    expect(await s.status(after.operationId)).toBe(situation.ends ?? 'DISTRIBUTED')
    // That it was given up is told to the channel by the next 1010.
    if (situation.ends) await s.tillsync.travel()
    expect(await s.customer(after.customerId)).toMatchObject({
      accountNumber: expect.stringMatching(/^C-/),
      pendingOperations: [],
    })
    cured.add(situation.what)
    await oneSchedule(s)
    await setSchedule(s, { active: true })
  })
  it(`all ${situations.length} causes are named and fixed`, () => {
    expect([named.size, cured.size]).toEqual([situations.length, situations.length])
  })
}

/**
 * Tries situations of Houston and of the installation: each that they concern names the cause and nothing else, and
 * what they say makes all of them healthy.
 */
export function tryPlaces(of: string, stage: () => Stage, situations: readonly PlaceSituation[]): void {
  const { named, cured } = figure(of, situations)
  it.each(situations.map((each) => [sentence(each), each] as const))('%s', async (_, situation) => {
    const s = stage()
    const made = await situation.set(s)
    const inputs = situation.of.map((place) => (place === 'CHANNEL' ? { channel: 'houston' } : { installation: true }))
    const [first = {}] = inputs
    let isMended = situation.person === undefined
    onTestFinished(async () => {
      if (!isMended) await situation.person?.(s, made)
    })
    for (const input of inputs) await isNamed(s, input, situation, false)
    named.add(situation.what)
    isMended = true
    if (situation.person) await byPerson(s, first, situation, made)
    for (const input of inputs) {
      const { steps } = await cure(s.tillsync, input)
      expect(steps.filter((step) => step.includes('('))).toEqual([])
    }
    // A schedule that was set going runs now.
    await ranSince(s)
    await expect.poll(async () => causes(await diagnose(s.tillsync, { installation: true })), SOON).toEqual([])
    for (const input of [{ channel: 'houston' }, { installation: true }])
      expect(await diagnose(s.tillsync, input)).toMatchObject({ healthy: true, remedies: [] })
    cured.add(situation.what)
  })
  it(`all ${situations.length} causes are named and fixed`, () => {
    expect([named.size, cured.size]).toEqual([situations.length, situations.length])
  })
}

/** Long enough for what goes on by itself; it is over as soon as that is done. */
const SOON = { timeout: 120_000, interval: 50 }

function inputOf(
  { asked, byOperation }: Pick<CustomerSituation, 'byOperation'> & { asked?: object | undefined },
  made: Stuck,
): object {
  return asked ?? (byOperation ? { operation: made.operationId } : { customer: { id: made.customerId } })
}

/** Causes of operations that are done: nothing more is expected of them. */
const DONE: readonly CheckCode[] = ['ACCOUNT_ON_CHANNEL', 'NOT_DISMISSED', 'RESULT_AT_HEADQUARTERS', 'NO_DIFFERENCE']

/**
 * The cause is named and nothing else, its sentence is the answer, and trying the first remedy dry leaves everything as
 * it is. Answers with how many remedies there are.
 */
async function isNamed(s: Stage, input: object, { cause, says, person }: Named, isCustomer: boolean): Promise<number> {
  const made = await diagnose(s.tillsync, input)
  expect([causes(made), made.answer]).toEqual([[cause], made.checks.find(({ status }) => status === 'FAIL')?.message])
  if (person) expect(says).toBeDefined()
  if (says) expect(made.answer).toMatch(says)
  if (isCustomer && made.trace)
    expect(made.trace).toMatchObject({
      expectedAtHeadquarters: null,
      expectedBack: null,
      whyNotExpected: DONE.includes(cause) || made.trace.waitingFor === null ? null : made.answer,
    })
  const [first] = made.remedies
  if (first) await apply(s.tillsync, first, {}, true)
  if (first) expect(causes(await diagnose(s.tillsync, input))).toEqual([cause])
  return made.remedies.length
}

async function byPerson<Made>(
  s: Stage,
  input: object,
  { person }: Pick<Situation<Made>, 'person'>,
  made: Made,
): Promise<Made> {
  const { answer } = await diagnose(s.tillsync, input)
  const after = ((await person?.(s, made)) ?? made) as Made
  if (after === made) expect((await diagnose(s.tillsync, input)).answer).not.toBe(answer)
  return after
}
