import { subscribe, type TestSubscription } from '../support/http.ts'

const WATCH = /* GraphQL */ `
  subscription ($after: String) {
    operationChanged(after: $after) {
      __typename
      ... on OperationChanged { cursor operationId status revision }
      ... on Snapshot { cursor } ... on Ready { cursor } ... on SourceLost { cursor source } ... on SourceBack { cursor source }
      ... on Gap { cursor reason }
    }
  }`

/** What a watcher was told, in order. */
export type Heard = { __typename: string; cursor: string; operationId?: string; status?: string; source?: string }

/** Someone who watches operations over a socket, and comes back with the last cursor whenever the socket is lost. */
export type Watcher = {
  readonly heard: readonly Heard[]
  /** The operations told of with this status, in order. */
  of(status: string): string[]
  /** Waits until what was heard answers the question. */
  until(question: (heard: readonly Heard[]) => boolean): Promise<void>
  stop(): Promise<void>
}

/** Starts one; `urlNow` says where to connect, each time. */
export function startWatcher(urlNow: () => string, token: string): Watcher {
  const heard: Heard[] = []
  let stopped = false
  let current: TestSubscription | undefined
  let told = () => {}
  const watching = (async () => {
    while (!stopped) {
      try {
        current = subscribe(urlNow(), token, WATCH, { after: heard.at(-1)?.cursor ?? null })
        for await (const { data, errors } of current) {
          if (errors) throw new Error(JSON.stringify(errors))
          heard.push(data?.operationChanged as Heard)
          told()
        }
      } catch {
        // Lost: again, from the last cursor.
      }
      if (!stopped) await new Promise((resolve) => setTimeout(resolve, 20))
    }
  })()
  return {
    heard,
    of: (wanted) => heard.flatMap(({ operationId, status }) => (status === wanted && operationId ? [operationId] : [])),
    async until(question) {
      while (!question(heard)) {
        await new Promise<void>((resolve) => {
          told = resolve
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

/** True once the watcher is at the live end of every log: on a busy machine one may be lost and come back first. */
export function isSettled(heard: readonly Heard[]): boolean {
  const count = (name: string) => heard.filter(({ __typename }) => __typename === name).length
  return count('Ready') > 0 && count('SourceLost') === count('SourceBack')
}
