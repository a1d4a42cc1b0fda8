import { isLoopback } from '../../model/loopback.ts'

/**
 * The address of headquarters as a store reaches it, without a path. A name alone means TLS. Throws what can be
 * written: someone who reads the code on its way could join in the store's place, so plain HTTP is for this machine
 * only.
 */
export function headquartersAddress(given: string): string {
  const text = given.trim()
  const url = urlOf(/^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `https://${text}`)
  if (url === null || !/^https?:$/.test(url.protocol))
    throw new Error(
      `"${given}" is not the address of headquarters. Write one such as https://hq.example.com, without a path.`,
    )
  if (url.protocol === 'http:' && !isLoopback(url.hostname))
    throw new Error(`Headquarters must be reached with TLS: write https://${url.host} instead of ${url.origin}.`)
  return url.origin
}

const urlOf = (text: string) => (URL.canParse(text) ? new URL(text) : null)
