/**
 * Reads a list of the other side to its end, page by page; no more than one page is in memory. `read` returns at most
 * `size` items after a place (null: from the beginning), `placeOf` the place of an item.
 */
export async function* pagesOf<Item, Place>(
  size: number,
  read: (after: Place | null, size: number) => Promise<Item[]>,
  placeOf: (item: Item) => Place,
): AsyncGenerator<Item[]> {
  for (let after: Place | null = null; ; ) {
    const page: Item[] = await read(after, size)
    if (page.length > 0) yield page
    const last = page.at(-1)
    if (last === undefined || page.length < size) return
    after = placeOf(last)
  }
}
