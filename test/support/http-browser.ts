/** As much of a browser as a sign-in over HTTP needs: it keeps cookies by host and follows redirects as it is told. */
export type HttpBrowser = {
  /** One request, with the cookies of its address; no redirect is followed. */
  visit(url: string, init?: RequestInit): Promise<Response>
  /** Follows redirects from an address, until one leads to a place that `stop` accepts, or there is none. */
  follow(url: string, stop?: (url: URL) => boolean): Promise<URL>
  /** The `Cookie` header for an address. */
  cookies(url: string): string
  /** The `Set-Cookie` headers that were received, in order. */
  readonly setCookies: string[]
  /** Another browser with the same cookies. */
  copy(): HttpBrowser
}

/** What the browser says that it is. */
const USER_AGENT = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0'

type Cookie = { host: string; path: string; name: string; value: string }

/** Opens one without cookies. */
export function httpBrowser(kept: readonly Cookie[] = []): HttpBrowser {
  let jar = [...kept]
  const setCookies: string[] = []
  const cookies = (url: string) => {
    const { host, pathname } = new URL(url)
    const sent = jar.filter((cookie) => cookie.host === host && pathname.startsWith(cookie.path))
    return sent.map(({ name, value }) => `${name}=${value}`).join('; ')
  }
  function keep(url: string, line: string): void {
    setCookies.push(line)
    const [pair = '', ...attributes] = line.split(';').map((part) => part.trim())
    const [name = '', ...value] = pair.split('=')
    const named = (key: string) =>
      attributes.find((one) => one.toLowerCase().startsWith(`${key}=`))?.slice(key.length + 1)
    const { host } = new URL(url)
    const path = named('path') ?? '/'
    jar = jar.filter((cookie) => !(cookie.host === host && cookie.name === name && cookie.path === path))
    const gone = named('max-age') === '0' || (named('expires') && Date.parse(named('expires') ?? '') < Date.now())
    if (!gone) jar.push({ host, path, name, value: value.join('=') })
  }
  async function visit(url: string, init: RequestInit = {}): Promise<Response> {
    const response = await fetch(url, {
      ...init,
      redirect: 'manual',
      headers: { cookie: cookies(url), 'user-agent': USER_AGENT, ...init.headers },
    })
    for (const line of response.headers.getSetCookie()) keep(url, line)
    return response
  }
  return {
    visit,
    cookies,
    setCookies,
    async follow(url, stop = () => false) {
      let at = new URL(url)
      for (let steps = 0; steps < 20 && !stop(at); steps++) {
        const response = await visit(at.href)
        const to = response.headers.get('location')
        if (to === null) return at
        at = new URL(to, at)
      }
      return at
    },
    copy: () => httpBrowser(jar),
  }
}
