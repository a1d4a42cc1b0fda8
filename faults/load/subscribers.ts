import WebSocket from 'ws'
import { connectLive } from '../../src/client/connect-live.ts'
import type { TypedDocument } from '../../src/client/subscribe-with-resume.ts'
import type { History } from '../history.ts'
import type { Installed } from '../installation/installed.ts'

type Event = { __typename: string; cursor: string; operationId?: string; status?: string; revision?: number }
const WATCH: TypedDocument<{ operationChanged: Event }, { channel: string[] | null; after: string | null }> = `
  subscription ($channel: [ID!], $after: String) {
    operationChanged(channel: $channel, after: $after) {
      __typename
      ... on OperationChanged { cursor operationId status revision }
      ... on Snapshot { cursor } ... on Ready { cursor }
      ... on SourceLost { cursor } ... on SourceBack { cursor }
      ... on Gap { cursor }
    }
  }`

/** The channels of each subscriber; null: all. */
const SUBSCRIBERS: readonly { subscriber: string; channel: string[] | null }[] = [
  { subscriber: 'everything', channel: null },
  { subscriber: 'houston', channel: ['houston', 'online'] },
  { subscriber: 'sanfrancisco', channel: ['sanfrancisco'] },
]

/** Subscribers that use the product's client, each at another replica, and note all that they receive. */
export async function startSubscribers(installation: Installed, history: History): Promise<{ stop(): Promise<void> }> {
  const lives = SUBSCRIBERS.map(({ subscriber, channel }, nth) => {
    const live = connectLive({
      url: `${installation.apis[nth % installation.apis.length]?.url}/graphql`,
      token: installation.token,
      webSocketImpl: WebSocket,
      backOff: { shortest: 100, longest: 2_000 },
    })
    let ready = () => {}
    const isReady = new Promise<void>((resolve) => (ready = resolve)).then(() =>
      history.note({ type: 'subscribed', subscriber, channels: channel }),
    )
    const note = ({ __typename: what, operationId, status, revision }: Event) => {
      if (what === 'Ready') ready()
      const operation = operationId === undefined ? {} : { operationId, status, revision }
      history.note({ type: 'event', subscriber, what, ...operation } as Parameters<History['note']>[0])
    }
    const subscription = live.subscribeWithResume(WATCH, { variables: { channel }, onEvent: note, onGap: note })
    return { live, isReady, ended: subscription.ended }
  })
  // A subscriber whom the server sends away for good has failed: the run fails with it.
  const ended = Promise.all(lives.map((each) => each.ended))
  ended.catch(() => {})
  await Promise.race([Promise.all(lives.map(({ isReady }) => isReady)), ended])
  return {
    async stop() {
      await Promise.all(lives.map(({ live }) => live.close()))
      await ended
    },
  }
}
