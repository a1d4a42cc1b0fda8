import Bowser from 'bowser'

/** The longest `User-Agent` header that is read, and the longest name that comes of it. */
const READ = 500
const LONGEST = 60

/**
 * The browser and the system of a `User-Agent` header, such as `Firefox on Windows`; null: it names no known browser.
 */
export function deviceOf(userAgent: string | undefined): string | null {
  if (userAgent === undefined || userAgent === '') return null
  const { browser, os } = Bowser.parse(userAgent.slice(0, READ))
  if (browser.name === undefined || browser.name === '') return null
  const name = os.name === undefined || os.name === '' ? browser.name : `${browser.name} on ${os.name}`
  return name.slice(0, LONGEST)
}
