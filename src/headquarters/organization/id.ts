/** The characters of the ids of channels, channel databases, groups, profiles and default customers. */
export const ID_CHARACTERS = /^[\w.-]+$/

/** False for a text that cannot be such an id, so it need not be looked up and may not even be storable. */
export function isId(text: string): boolean {
  return text.length <= 60 && ID_CHARACTERS.test(text)
}
