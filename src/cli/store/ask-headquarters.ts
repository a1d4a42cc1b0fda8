import { setTimeout as pause } from 'node:timers/promises'
import { type JoinAnswer, joinAnswer, joinRefusal } from '../../between/store/joining.ts'
import { unreachable } from '../../client/unreachable.ts'
import { jsonOf } from '../../model/json-of.ts'
import { say } from '../terminal/output.ts'

const ANSWER_WITHIN_MS = 30_000
/** When all stores of a company join at once, headquarters lets some wait; this long in all. */
const WAIT_AT_MOST_SECONDS = 300

/** Sends a request about this store's key to headquarters. Throws in a sentence why it did not succeed. */
export async function askHeadquarters(
  url: URL,
  body: object,
  headers: Readonly<Record<string, string>> = {},
): Promise<JoinAnswer> {
  for (let waited = 0; ; ) {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    }).catch((error: unknown) => {
      throw unreachable(url.href, error)
    })
    const content = jsonOf(await response.text())
    const answer = joinAnswer.safeParse(content)
    if (response.ok && answer.success) return answer.data
    const refusal = joinRefusal.safeParse(content)
    if (response.status >= 500) throw new Error('Headquarters cannot answer at the moment. Try again in a minute.')
    if (!refusal.success) throw new Error(notHeadquarters(url, response.status))
    const { message, retryAfter } = refusal.data
    if (retryAfter === undefined || waited + retryAfter > WAIT_AT_MOST_SECONDS) throw new Error(message)
    say(`${message} Waiting ${retryAfter} s.`)
    await pause(retryAfter * 1_000)
    waited += retryAfter
  }
}

const notHeadquarters = ({ origin }: URL, status: number) =>
  `What answers at ${origin} is not a headquarters of tillsync to which stores can join (HTTP ${status}). Is the ` +
  'address right, and has that process the role hq?'
