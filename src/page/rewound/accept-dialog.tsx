import { callApi } from '../api/call-api.ts'
import { useText } from '../api/language.ts'
import { queries, useApiQuery } from '../api/query.ts'
import { AcceptHeadquartersDocument } from '../generated/documents.ts'
import { ReasonDialog } from '../ui/reason-dialog.tsx'
import { refusalsOf } from '../ui/refusals.tsx'
import { ErrorState, Skeleton } from '../ui/state.tsx'
import { useNumber } from '../ui/time.tsx'
import { toast } from '../ui/toast.tsx'
import { REWOUND } from './texts.ts'

/** Shows what is lost when headquarters is accepted, and takes a reason. */
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
        const { accepted, userErrors } = (await callApi(AcceptHeadquartersDocument, { input: { reason } }))
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

/** The result of a dry run, which changes nothing. */
function Losses() {
  const say = useText(REWOUND)
  const number = useNumber()
  const { data, error, refetch } = useApiQuery(AcceptHeadquartersDocument, { input: { dryRun: true } })
  if (error) return <ErrorState error={error} retry={() => void refetch()} />
  if (!data) return <Skeleton lines={2} />
  const { losses, userErrors } = data.acceptHeadquarters
  if (userErrors.length > 0) return refusalsOf(userErrors)
  return (
    <ul>
      {losses.map(({ channelDatabase, customers, customersSentAgain: restored, operations, message }) => (
        <li key={channelDatabase.key}>
          <strong>{channelDatabase.key}</strong>
          {': '}
          {customers === null || restored === null || operations === null
            ? say.unreachable
            : say.losses(number(customers), number(restored), number(customers - restored), number(operations))}
          <p lang="en" className="hint">
            {message}
          </p>
        </li>
      ))}
    </ul>
  )
}
