import { unknownName } from '../../model/near-names.ts'

/** So many words are listed when none is near. */
const MOST_LISTED = 20

/**
 * The word of a list that a person has typed, in any case and with hyphens for underscores. Throws which is near, or
 * all of them: the server would answer with the type of its schema.
 */
export function knownWord<T extends string>(what: string, text: string, known: readonly T[]): T {
  const wanted = text.trim().toUpperCase().replaceAll('-', '_')
  const word = known.find((each) => each.toUpperCase() === wanted)
  if (word !== undefined) return word
  const sentence = unknownName(what, text.trim(), known)
  const isHelped = sentence.endsWith('?') || known.length > MOST_LISTED
  throw new Error(isHelped ? sentence : `${sentence} Choose one of ${known.join(', ')}.`)
}
