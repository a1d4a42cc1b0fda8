/** What the ids of channels, channel databases, groups, profiles and default customers are made of. */
export const ID_CHARACTERS = /^[\w.-]+$/

/** False for a text that no such id can be: it need not be looked for, and may not be storable at all. */
export function isId(text: string): boolean {
  return text.length <= 60 && ID_CHARACTERS.test(text)
}
