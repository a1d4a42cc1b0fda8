import { subscribe, type TestSubscription } from '../support/http.ts'

const WATCH = /* GraphQL */ `
  subscription ($after: String) {
    operationChanged(after: $after) {
      __typename
      ... on OperationChanged { cursor operationId status revision }
      ... on Snapshot { cursor } ... on Ready { cursor }
      ... on SourceLost { cursor source } ... on SourceBack { cursor source }
      ... on Gap { cursor reason }
    }
  }`

/** A message that a watcher received. */
export type Received = { __typename: string; cursor: string; operationId?: string; status?: string; source?: string }

/** A subscriber to operations over a socket, which reconnects with the last cursor whenever the socket is lost. */
export type Watcher = {
  readonly received: readonly Received[]
  /** The operations received with this status, in order. */
  of(status: string): string[]
  /** Waits until the messages received meet the condition. */
  until(condition: (received: readonly Received[]) => boolean): Promise<void>
  stop(): Promise<void>
}

/** Starts a watcher; `urlNow` returns the server's URL for each connection. */
export function startWatcher(urlNow: () => string, token: string): Watcher {
  const received: Received[] = []
  let stopped = false
  let current: TestSubscription | undefined
  let more = () => {}
  const watching = (async () => {
    while (!stopped) {
      try {
        current = subscribe(urlNow(), token, WATCH, { after: received.at(-1)?.cursor ?? null })
        for await (const { data, errors } of current) {
          if (errors) throw new Error(JSON.stringify(errors))
          received.push(data?.operationChanged as Received)
          more()
        }
      } catch {
        // The connection was lost: reconnect with the last cursor.
      }
      if (!stopped) await new Promise((resolve) => setTimeout(resolve, 20))
    }
  })()
  return {
    received,
    of: (wanted) =>
      received.flatMap(({ operationId, status }) => (status === wanted && operationId ? [operationId] : [])),
    async until(condition) {
      while (!condition(received)) {
        await new Promise<void>((resolve) => {
          more = resolve
        })
      }
    },
    async stop() {
      stopped = true
      await current?.return()
      await watching
    },
  }
}

/** True once the watcher is at the live end of every log. On a busy machine a log may be lost and come back first. */
export function isAtLiveEnd(received: readonly Received[]): boolean {
  const count = (name: string) => received.filter(({ __typename }) => __typename === name).length
  return count('Ready') > 0 && count('SourceLost') === count('SourceBack')
}
