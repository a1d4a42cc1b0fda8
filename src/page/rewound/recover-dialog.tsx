import { useState } from 'react'
import { callApi } from '../api/call-api.ts'
import { useText } from '../api/language.ts'
import { queries, useApiQuery } from '../api/query.ts'
import { RecoverHeadquartersDocument } from '../generated/documents.ts'
import { ReasonDialog } from '../ui/reason-dialog.tsx'
import { refusalsOf } from '../ui/refusals.tsx'
import { ErrorState, Skeleton } from '../ui/state.tsx'
import { useNumber } from '../ui/time.tsx'
import { toast } from '../ui/toast.tsx'
import { REWOUND } from './texts.ts'

/** What becomes of customers and changes that no operation restores. */
const CHOICES = ['decide', 'restore', 'discard'] as const
type Choice = (typeof CHOICES)[number]

/** Shows what was lost and what comes back, and takes a reason. The recovery continues on the server. */
export default function RecoverDialog({ onClose }: { onClose: () => void }) {
  const say = useText(REWOUND)
  const [choice, setChoice] = useState<Choice>('decide')
  return (
    <ReasonDialog
      title={say.recoverTitle}
      confirm={say.recoverConfirm}
      icon="check"
      draft="recover"
      danger={choice === 'discard'}
      hint={say.reasonHint}
      onClose={onClose}
      onConfirm={async (reason) => {
        const input = {
          reason,
          acceptLoss: choice === 'discard',
          restoreCustomers: choice === 'restore',
          wait: false,
        }
        const { run, userErrors } = (await callApi(RecoverHeadquartersDocument, { input })).recoverHeadquarters
        if (run) {
          toast('good', say.started)
          void queries.invalidateQueries()
        }
        return refusalsOf(userErrors)
      }}
    >
      <p>{say.recoverHint}</p>
      <Losses />
      <fieldset className="field">
        <legend>{say.onlyAtChannels}</legend>
        {CHOICES.map((each) => (
          <label key={each} className="check">
            <input type="radio" name="only-at-channels" checked={choice === each} onChange={() => setChoice(each)} />{' '}
            {say[each]}
          </label>
        ))}
      </fieldset>
    </ReasonDialog>
  )
}

/** The result of a dry run, which changes nothing. */
function Losses() {
  const say = useText(REWOUND)
  const number = useNumber()
  const { data, error, refetch } = useApiQuery(RecoverHeadquartersDocument, { input: { dryRun: true } })
  if (error) return <ErrorState error={error} retry={() => void refetch()} />
  if (!data) return <Skeleton lines={2} />
  const { losses, notRestored, userErrors } = data.recoverHeadquarters
  if (userErrors.length > 0) return refusalsOf(userErrors)
  return (
    <>
      <ul>
        {losses.map(({ channelDatabase, customers, customersSentAgain: restored, changes, operations, message }) => (
          <li key={channelDatabase.key}>
            <strong>{channelDatabase.key}</strong>
            {': '}
            {customers === null || restored === null || operations === null || changes === null
              ? say.unreachable
              : say.losses(
                  number(customers),
                  number(restored),
                  number(customers - restored + changes),
                  number(operations),
                )}
            <p lang="en" className="hint">
              {message}
            </p>
          </li>
        ))}
      </ul>
      <p>{say.notRestored}</p>
      <ul lang="en" className="hint">
        {notRestored.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </>
  )
}
