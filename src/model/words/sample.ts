/**
 * How common words are among all customers: by the customers with the lowest keys, of which so many have them; keys
 * have no order that a person knows. Matches are not counted: the index of words reads all of them, and what the
 * planner expects of the beginning of a word is a guess. With 1,000,000 customers it read the whole table for one
 * match.
 */
export const SAMPLE = { rows: 100, common: 2 }

/** How many customers a walk along the list reads for one page of common words. */
export const WALKED = 1_500

/**
 * How many matches are looked up for one page, where a walk finds too few: of more, any so many, in the list's order.
 * With 1,000,000 customers, a name that a quarter of them have and that no first name of the list has took seconds.
 */
export const LOOKED_UP = 2_000
