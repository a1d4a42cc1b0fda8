import { type ReactNode, useState } from 'react'
import { useText } from '../api/language.ts'
import { useMay } from '../api/whoami.ts'
import {
  FlushStoresDocument,
  HoldStoreUpgradesDocument,
  ReleaseStoreUpgradesDocument,
  RetryStoresDocument,
  type StoresOutcomeFragment,
} from '../generated/documents.ts'
import { runMutation } from '../jobs/shared/run-mutation.ts'
import { Icon, type IconName } from '../ui/icon.tsx'
import { ReasonDialog } from '../ui/reason-dialog.tsx'
import { SubmitDialog } from '../ui/submit-dialog.tsx'
import { useNumber } from '../ui/time.tsx'
import { toast } from '../ui/toast.tsx'
import type { ListedStore } from './listed-store.ts'
import { STORES } from './texts.ts'

const ACTIONS = [
  ['retry', 'sync', 'Mutation.retryStores'],
  ['flush', 'undo', 'Mutation.flushStores'],
  ['hold', 'pause', 'Mutation.holdStoreUpgrades'],
  ['release', 'play', 'Mutation.releaseStoreUpgrades'],
] as const satisfies readonly (readonly [string, IconName, string])[]
type Action = (typeof ACTIONS)[number][0]

/** What can be done at the selected stores at once; each asks first, and says what it would do. */
export function BulkActions({ stores, onDone }: { stores: readonly ListedStore[]; onDone: () => void }) {
  const say = useText(STORES)
  const may = useMay()
  const number = useNumber()
  const [asked, setAsked] = useState<Action | null>(null)
  return (
    <section className="stores-actions card" aria-label={say.selected(number(stores.length))}>
      <strong>{say.selected(number(stores.length))}</strong>
      {ACTIONS.filter(([, , needs]) => may(needs)).map(([action, icon]) => {
        const would = affected(action, stores).length > 0
        return (
          <button
            key={action}
            type="button"
            className="button"
            aria-disabled={!would}
            title={would ? undefined : action === 'hold' ? say.allHeld : say.noneHeld}
            onClick={() => would && setAsked(action)}
          >
            <Icon name={icon} />
            {say[action]} …
          </button>
        )
      })}
      <button type="button" className="button plain" onClick={onDone}>
        {say.unselect}
      </button>
      {asked && (
        <ActionDialog action={asked} stores={affected(asked, stores)} onDone={onDone} onClose={() => setAsked(null)} />
      )}
    </section>
  )
}

/** The stores at which an action would do something: only an upgrade that is held is released. */
function affected(action: Action, stores: readonly ListedStore[]): readonly ListedStore[] {
  if (action === 'hold') return stores.filter(({ upgradeHold }) => upgradeHold === null)
  if (action === 'release') return stores.filter(({ upgradeHold }) => upgradeHold !== null)
  return stores
}

type DialogProps = { action: Action; stores: readonly ListedStore[]; onDone: () => void; onClose: () => void }

function ActionDialog({ action, stores, onDone, onClose }: DialogProps) {
  const say = useText(STORES)
  const number = useNumber()
  const icon = ACTIONS.find(([name]) => name === action)?.[1] ?? 'play'
  const what = say[action]
  const dialog = {
    title: stores.length === 1 ? say.confirmTitleOne(what) : say.confirmTitle(what, number(stores.length)),
    confirm: what,
    icon,
    draft: `stores/${action}`,
    onClose,
  }
  const nameOf = (key: string) =>
    stores.find(({ channelDatabase }) => channelDatabase.key === key)?.channelDatabase.name
  const send = async (reason: string | null): Promise<ReactNode> => {
    const keys = stores.map(({ channelDatabase }) => channelDatabase.key)
    const { payload, refused } = await run(action, keys, reason)
    if (refused !== null || !payload) return refused
    const failed = payload.results.filter(({ userErrors }) => userErrors.length > 0)
    const done = payload.results.length - failed.length
    if (done > 0) toast('good', done === 1 ? say.doneOne : say.done(number(done)))
    if (failed.length > 0)
      toast(
        'bad',
        say.refusedAt(
          failed
            .map(({ store, userErrors }) => `${nameOf(store) ?? store} (${userErrors[0]?.message ?? ''})`)
            .join(', '),
        ),
      )
    onDone()
    return null
  }
  const content = (
    <>
      <p>{say[`${action}Hint`]}</p>
      <p className="soft hint">{stores.map(({ channelDatabase: { name } }) => name).join(', ')}</p>
    </>
  )
  return action === 'hold' ? (
    <ReasonDialog {...dialog} hint={say.inAudit} onConfirm={send}>
      {content}
    </ReasonDialog>
  ) : (
    <SubmitDialog {...dialog} onSubmit={() => send(null)}>
      {content}
    </SubmitDialog>
  )
}

type Outcome = { readonly payload: StoresOutcomeFragment | null; readonly refused: ReactNode }

async function run(action: Action, stores: readonly string[], reason: string | null): Promise<Outcome> {
  switch (action) {
    case 'retry':
      return runMutation(RetryStoresDocument, { stores }, (answer) => answer.retryStores)
    case 'flush':
      return runMutation(FlushStoresDocument, { stores }, (answer) => answer.flushStores)
    case 'hold':
      return runMutation(HoldStoreUpgradesDocument, { stores, reason: reason ?? '' }, (a) => a.holdStoreUpgrades)
    default:
      return runMutation(ReleaseStoreUpgradesDocument, { stores }, (answer) => answer.releaseStoreUpgrades)
  }
}
