/**
 * How common words are among all customers: by the customers with the lowest keys, of which so many have them; keys
 * have no order that a person knows. Matches are not counted: the index of words reads all of them, and what the
 * planner expects of the beginning of a word is a guess. With 1,000,000 customers it read the whole table for one
 * match.
 */
export const SAMPLE = { rows: 100, common: 2 }

/**
 * A word that is so many times as common as the rarest one beside it is not looked up: it filters the customers that
 * have the others. The index of words reads all customers of each beginning before it compares them, a quarter of a
 * microsecond to one for each; a customer that is filtered takes five.
 */
export const TIMES_AS_COMMON = 10

/** How many customers a walk along the list reads for one page of common words. */
export const WALKED = 1_500

/**
 * How many matches are looked up for one page, where a walk finds too few: of more, any so many, in the list's order.
 * With 1,000,000 customers, a name that a quarter of them have and that no first name of the list has took seconds.
 */
export const LOOKED_UP = 2_000

/**
 * How many customers are drawn, those with the lowest keys, before matches of common words are looked up: as their keys
 * have no order, their share of matches is that of all. They are taken when all customers have twice as many matches as
 * are looked up, or more.
 */
export const DRAWN = 1_500

/** Whether drawn matches are so many: `share` is that of the drawn customers among all. */
export const standForAll = ({ keys, share }: { keys: readonly string[]; share: number }): boolean =>
  share > 0 && keys.length / share >= 2 * LOOKED_UP
