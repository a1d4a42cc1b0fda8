import { useEffect, useRef, useState } from 'react'
import { Link, useLocation, useSearchParams } from 'wouter'
import { callApi } from '../../api/call-api.ts'
import { useText } from '../../api/language.ts'
import { queries, useApiQuery } from '../../api/query.ts'
import {
  CompareCustomersDocument,
  MergeCustomersDocument,
  type MergeSide,
  type WholeCustomerFragment,
} from '../../generated/documents.ts'
import { Reveal } from '../../operations/panel/reveal.tsx'
import { AlertNote } from '../../ui/alert-note.tsx'
import { Icon } from '../../ui/icon.tsx'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import { refusalsOf } from '../../ui/refusals.tsx'
import { EmptyState, ErrorState, Skeleton } from '../../ui/state.tsx'
import { useRecordTitle } from '../../ui/title.ts'
import { compareHref } from '../shared/compare.ts'
import { CUSTOMERS } from '../shared/texts.ts'
import { DUPLICATES } from './duplicate-texts.ts'
import { MergeOutcome } from './merge-outcome.tsx'
import { Merges } from './merges.tsx'
import { DismissDialog, done } from './pair-actions.tsx'
import { SideBySide } from './side-by-side.tsx'
import './duplicates.css'

const LIST = '/customers/duplicates'

/** Two customers side by side: what merging them would do, the merge, and its undoing. */
export function CompareView() {
  const say = useText(DUPLICATES)
  const [address] = useSearchParams()
  const [keep, merge] = [address.get('keep') ?? '', address.get('merge') ?? '']
  const { data, error, refetch } = useApiQuery(CompareCustomersDocument, { keep, merge })
  useRecordTitle(say.compareTitle)
  return (
    <div className="duplicates">
      <p>
        <Link href={LIST}>{useText(CUSTOMERS).duplicates}</Link>
      </p>
      {!data && (error ? <ErrorState error={error} retry={() => void refetch()} /> : <Skeleton lines={8} />)}
      {data && (!data.keep || !data.merge) && (
        <EmptyState icon="search" heading="h1" title={say.gone}>
          <p className="soft">{say.goneHint}</p>
        </EmptyState>
      )}
      {/* The GUID of a merged customer leads to the kept one. */}
      {data?.keep && data.merge?.id === data.keep.id && <AreOne customer={data.keep} />}
      {data?.keep && data.merge && data.merge.id !== data.keep.id && (
        <Compare key={`${keep} ${merge}`} keep={data.keep} merge={data.merge} />
      )}
    </div>
  )
}

/** A heading that takes the focus when it appears, because what had it is gone. */
function Heading({ children }: { children: string }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  )
}

function AreOne({ customer }: { customer: WholeCustomerFragment }) {
  const say = useText(DUPLICATES)
  return (
    <>
      <Heading>{say.areOne}</Heading>
      <p>
        <Link className="button" href={`/customers/${customer.id}?channel=headquarters`}>
          {say.openKept}
        </Link>
      </p>
      <Merges merges={customer.merges ?? []} heading="h2" />
    </>
  )
}

type Two = { keep: WholeCustomerFragment; merge: WholeCustomerFragment }

function Compare({ keep, merge }: Two) {
  const say = useText(DUPLICATES)
  const [, navigate] = useLocation()
  const [takes, setTakes] = useState<{ readonly [field: string]: MergeSide }>({})
  const [dialog, setDialog] = useState<'merge' | 'apart' | null>(null)
  const choices = Object.entries(takes).map(([field, take]) => ({ field, take }))
  const input = { keep: keep.id, merge: merge.id, choices }
  const rehearsed = useApiQuery(MergeCustomersDocument, { input: { ...input, dryRun: true } }, { keep: true })
  const rehearsal = rehearsed.data?.mergeCustomers
  const refused = rehearsal && rehearsal.userErrors.length > 0 ? refusalsOf(rehearsal.userErrors) : null
  const mayMerge = rehearsal !== undefined && !refused
  return (
    <>
      <header>
        <Heading>{say.compareTitle}</Heading>
        <p className="soft">{say.compareLead}</p>
      </header>
      <div className="actions">
        <button
          type="button"
          className="button small"
          onClick={() =>
            navigate(compareHref(merge.asyncCustomerAccount, keep.asyncCustomerAccount), { replace: true })
          }
        >
          <Icon name="sync" />
          {say.swap}
        </button>
        {[keep, merge].map(({ id, masked }) => (
          <span key={id}>{masked && <Reveal customer={id} onRevealed={() => void queries.invalidateQueries()} />}</span>
        ))}
      </div>
      <SideBySide
        keep={keep}
        merge={merge}
        fields={rehearsal?.fields ?? []}
        choose={(field, take) => setTakes((now) => ({ ...now, [field]: take }))}
      />
      <section className="part" aria-labelledby="merge-outcome">
        <h2 id="merge-outcome">{say.outcome}</h2>
        {!rehearsal &&
          (rehearsed.error ? (
            <ErrorState error={rehearsed.error} retry={() => void rehearsed.refetch()} />
          ) : (
            <Skeleton lines={3} />
          ))}
        {rehearsal && refused && (
          <AlertNote>
            <strong>{say.refused}</strong>
            {refused}
          </AlertNote>
        )}
        {rehearsal && !refused && <MergeOutcome rehearsal={rehearsal} account={merge.accountNumber ?? ''} />}
      </section>
      <div className="actions">
        <button
          type="button"
          className={mayMerge ? 'button primary' : 'button'}
          aria-disabled={!mayMerge}
          onClick={() => mayMerge && setDialog('merge')}
        >
          <Icon name="check" />
          {say.merge}
        </button>
        <button type="button" className="button" onClick={() => setDialog('apart')}>
          <Icon name="split" />
          {say.apart}
        </button>
      </div>
      {dialog === 'merge' && (
        <ReasonDialog
          draft={`pair/${input.keep},${input.merge}/merge`}
          title={say.merge}
          confirm={say.merge}
          icon="check"
          required={false}
          hint={say.auditHint}
          onClose={() => setDialog(null)}
          onConfirm={async (reason) => {
            const { mergeCustomers } = await callApi(MergeCustomersDocument, {
              input: { ...input, reason: reason || null },
            })
            return done(refusalsOf(mergeCustomers.userErrors), say.mergeDone, () => {})
          }}
        >
          <p>{say.mergeHint}</p>
        </ReasonDialog>
      )}
      {dialog === 'apart' && (
        <DismissDialog customers={[keep.id, merge.id]} onDone={() => navigate(LIST)} onClose={() => setDialog(null)} />
      )}
    </>
  )
}
