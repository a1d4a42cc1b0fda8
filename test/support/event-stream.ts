/** One event of a stream of server-sent events. */
export interface StreamEvent {
  readonly event: string
  readonly id: string | undefined
  /** Parsed from JSON; undefined when there was none. */
  readonly data: unknown
}

/** An open stream, read as `curl -N` does. */
export interface EventStream {
  readonly response: Response
  /** The next event; null when the stream has ended. */
  next(): Promise<StreamEvent | null>
  /** Everything received so far, comments included. */
  text(): string
  close(): void
}

/** Sends a request with `Accept: text/event-stream`, by POST unless `init` says otherwise. */
export async function openStream(
  url: string,
  token: string | undefined,
  body: Record<string, unknown>,
  init: RequestInit & { headers?: Record<string, string> } = {},
): Promise<EventStream> {
  const abort = new AbortController()
  const response = await fetch(`${url}/graphql/stream`, {
    method: 'POST',
    body: JSON.stringify(body),
    signal: abort.signal,
    ...init,
    headers: {
      accept: 'text/event-stream',
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...init.headers,
    },
  })
  const chunks = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  let all = ''
  return {
    response,
    text: () => all,
    close: () => abort.abort(),
    async next() {
      for (;;) {
        const end = rest.indexOf('\n\n')
        if (end >= 0) {
          const block = rest.slice(0, end)
          rest = rest.slice(end + 2)
          if (!block.startsWith(':')) return eventOf(block)
          continue
        }
        const read = await chunks?.read()
        if (!read || read.done) return null
        rest += read.value
        all += read.value
      }
    },
  }
}

function eventOf(block: string): StreamEvent {
  const field = (name: string) =>
    block
      .split('\n')
      .find((line) => line.startsWith(`${name}:`))
      ?.slice(name.length + 1)
      .trim()
  const data = field('data')
  return { event: field('event') ?? 'message', id: field('id'), data: data ? JSON.parse(data) : undefined }
}
