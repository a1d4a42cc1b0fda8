import type { Connection } from '../../client/request.ts'
import { print, say } from '../terminal/output.ts'
import { sentenceOf } from '../terminal/sentence-of.ts'
import { findChanges, sentences } from './compare.ts'
import { alertSteps, callStep, featureSteps, organizationStep, type Step, scheduleSteps } from './plan.ts'
import type { SettingsFile } from './settings-file.ts'

/**
 * Applies a file: the organization in one transaction, then each feature, each schedule and each rule of alerts.
 * Nothing is changed when it is known before that something would be refused. Prints each change that was made; throws
 * at the first that could not be, and says how many were made before and which ones are left.
 */
export async function applySettings(connection: Connection, file: SettingsFile, confirm: boolean): Promise<void> {
  const { settings } = file
  await findChanges(connection, file, confirm)
  const whole = organizationStep(settings)
  let done = whole ? await carryOut(connection, file, [whole], 0) : 0
  done = await carryOut(connection, file, (await featureSteps(connection, settings, confirm)).steps, done)
  // A new group has got schedules of its own meanwhile.
  done = await carryOut(connection, file, await scheduleSteps(connection, settings), done)
  done = await carryOut(connection, file, (await alertSteps(connection, settings)).steps, done)
  say(done === 0 ? 'The server has these settings; nothing was changed.' : `Changes made: ${done}.`)
}

/** Returns how many changes were made, with those of `before`. */
async function carryOut(
  connection: Connection,
  { where }: SettingsFile,
  steps: readonly Step[],
  before: number,
): Promise<number> {
  let done = before
  for (const [nth, step] of steps.entries()) {
    const stopped = (why: string) => {
      const left = steps.slice(nth).map(({ says }) => `  ${says}`)
      return new Error(`${why}\nChanges made before: ${done}. Not made, nor what comes after:\n${left.join('\n')}`)
    }
    const { changed, refusals } = await callStep(connection, step, { dryRun: false }).catch((error: unknown) => {
      throw stopped(sentenceOf(error))
    })
    if (refusals.length > 0) throw stopped(sentences(refusals, where))
    const made = step.mutation === 'setUpOrganization' ? changed : [step.says]
    for (const change of made) print(change)
    done += made.length
  }
  return done
}
