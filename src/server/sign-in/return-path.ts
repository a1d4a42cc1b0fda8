import { PAGE_PATH } from '../page/page-path.ts'

const LONGEST = 1_000

/** The path of a view of the page, with its query; `/` for anything else, so that no link leads elsewhere from here. */
export function returnPath(given: string): string {
  if (given.length > LONGEST || !given.startsWith('/')) return '/'
  const base = 'http://page'
  if (!URL.canParse(given, base)) return '/'
  const { origin, pathname, search } = new URL(given, base)
  return origin === base && PAGE_PATH.test(pathname) ? pathname + search : '/'
}
