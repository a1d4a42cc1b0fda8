import { randomUUID } from 'node:crypto'

/** Sends a request over HTTP; the status is returned, errors are not thrown. */
export type Send = (token: string, query: string, variables?: object) => Promise<{ status: number; refused: boolean }>

/** Sends requests to a server. */
export function sender(url: string): Send {
  return async (token, query, variables = {}) => {
    const answer = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query, variables }),
    })
    const { errors }: { errors?: unknown } = JSON.parse(await answer.text())
    return { status: answer.status, refused: errors !== undefined }
  }
}

const CAPTURE =
  'mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { customer { id } userErrors ' +
  '{ message } } }'

/** Milliseconds between two captures of a busy till. */
const EVERY = 50

/**
 * Captures one customer after the other, not faster than a till may, for as long as `isOver` says no, and returns the
 * milliseconds of each.
 */
export async function captures(send: Send, till: string, isOver: () => boolean): Promise<number[]> {
  const times: number[] = []
  while (!isOver()) {
    const begun = performance.now()
    const { refused } = await send(till, CAPTURE, {
      input: { channel: 'houston', idempotencyKey: randomUUID(), customer: { firstName: 'Calm', lastName: 'Till' } },
    })
    if (refused) throw new Error('A capture was refused.')
    const took = performance.now() - begun
    times.push(took)
    await new Promise((resolve) => setTimeout(resolve, EVERY - took))
  }
  return times
}

/**
 * After a refusal an attacker sends the next request this much later, in milliseconds, whatever the answer asks for.
 */
const PAUSE = 250

/** Sends a document on so many connections at once until `isOver`; returns how many were answered and refused. */
export async function attack(
  send: Send,
  token: string,
  document: string,
  isOver: () => boolean,
  parallel = 20,
): Promise<{ answered: number; refused: number }> {
  const count = { answered: 0, refused: 0 }
  async function one(): Promise<void> {
    while (!isOver()) {
      const { refused } = await send(token, document)
      count[refused ? 'refused' : 'answered'] += 1
      if (refused) await new Promise((resolve) => setTimeout(resolve, PAUSE))
    }
  }
  await Promise.all(Array.from({ length: parallel }, one))
  return count
}

/** A field so many times in one document. */
export const repeated = (field: string, times: number): string =>
  `{ ${Array.from({ length: times }, (_, nth) => `a${nth}: ${field}`).join(' ')} }`
