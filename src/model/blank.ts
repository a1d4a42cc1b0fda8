/**
 * Blank and control characters, for a class of characters: JavaScript's and PostgreSQL's own classes differ, and so do
 * those of PostgreSQL under different locales.
 */
export const SPACES = '\\u0001-\\u0020\\u007f-\\u00a0\\u1680\\u180e\\u2000-\\u200b\\u2028-\\u202f\\u205f\\u3000\\ufeff'

/** Characters of which nothing is seen either: joiners, directions, fillers, selectors of variants. */
const UNSEEN =
  '\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200c-\\u200f\\u2060-\\u206f\\u2800\\u3164\\ufe00-' +
  '\\ufe0f\\uffa0\\ufff9-\\ufffb'

/** The pattern of a text in which a person sees nothing, for JavaScript and PostgreSQL. */
export const BLANK_PATTERN = `^[${SPACES}${UNSEEN}]*$`
const BLANK = new RegExp(BLANK_PATTERN)

/** Whether a person sees nothing in a text. */
export const isBlank = (text: string): boolean => text.trim() === '' || BLANK.test(text)

const BLANK_ENDS = new RegExp(`^[${SPACES}${UNSEEN}]+|[${SPACES}${UNSEEN}]+$`, 'g')

/** The text without what is not seen before and after it, such as the marks of direction of a copied number. */
export const trimUnseen = (text: string): string => text.trim().replace(BLANK_ENDS, '')
