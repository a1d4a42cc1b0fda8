import { ask } from '../api/ask.ts'
import { useText } from '../api/language.ts'
import { queries, useAsk } from '../api/query.ts'
import { AcceptHeadquartersDocument } from '../generated/documents.ts'
import { ReasonDialog } from '../ui/reason-dialog.tsx'
import { refusalsOf } from '../ui/refusals.tsx'
import { ErrorState, Skeleton } from '../ui/state.tsx'
import { useNumber } from '../ui/time.tsx'
import { toast } from '../ui/toast.tsx'
import { REWOUND } from './texts.ts'

/** Says what accepting headquarters loses, and asks why it is done. */
export function AcceptDialog({ onClose }: { onClose: () => void }) {
  const say = useText(REWOUND)
  return (
    <ReasonDialog
      title={say.acceptTitle}
      confirm={say.acceptConfirm}
      icon="check"
      danger
      hint={say.reasonHint}
      onClose={onClose}
      onConfirm={async (reason) => {
        const { accepted, userErrors } = (await ask(AcceptHeadquartersDocument, { input: { reason } }))
          .acceptHeadquarters
        if (accepted) {
          toast('good', say.accepted)
          void queries.invalidateQueries()
        }
        return refusalsOf(userErrors)
      }}
    >
      <p>{say.acceptHint}</p>
      <Losses />
    </ReasonDialog>
  )
}

/** A dry run: it changes nothing, whenever it is read. */
function Losses() {
  const say = useText(REWOUND)
  const number = useNumber()
  const { data, error, refetch } = useAsk(AcceptHeadquartersDocument, { input: { dryRun: true } })
  if (error) return <ErrorState error={error} retry={() => void refetch()} />
  if (!data) return <Skeleton lines={2} />
  const { losses, userErrors } = data.acceptHeadquarters
  if (userErrors.length > 0) return refusalsOf(userErrors)
  return (
    <ul>
      {losses.map(({ channelDatabase, customers, customersSentAgain, operations, message }) => (
        <li key={channelDatabase.key}>
          <strong>{channelDatabase.key}</strong>
          {': '}
          {customers === null || customersSentAgain === null || operations === null
            ? say.unreachable
            : `${say.customers} ${number(customers)} (${say.comeBack} ${number(customersSentAgain)}). ${say.lost} ${number(customers - customersSentAgain)}. ${say.operations} ${number(operations)}.`}
          <p lang="en" className="hint">
            {message}
          </p>
        </li>
      ))}
    </ul>
  )
}
