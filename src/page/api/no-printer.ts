/** Stands for `graphql` in the page's build: its documents are texts, so that none is ever printed. */
export function print(): never {
  throw new Error('The documents of the page are texts.')
}
