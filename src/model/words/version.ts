/**
 * The version of the rules by which words, sort keys and keys of duplicates are made of a customer. Raise it with every
 * change of what is made of a customer that is stored already (test/model/words/version.test.ts tells): then all
 * customers are filled again in the background (src/db/fill-again.ts).
 */
export const WORDS_VERSION = 1
