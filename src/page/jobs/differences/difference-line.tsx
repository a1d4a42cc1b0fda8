import { useState } from 'react'
import { Link } from 'wouter'
import { useLanguage, useText } from '../../api/language.ts'
import { useMay } from '../../api/whoami.ts'
import { AcceptDifferenceDocument, type DifferencePartsFragment } from '../../generated/documents.ts'
import { Icon } from '../../ui/icon.tsx'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import { Ago, At } from '../../ui/time.tsx'
import { toast } from '../../ui/toast.tsx'
import { runMutation } from '../shared/run-mutation.ts'
import { KIND_NAMES, STATUS_LOOKS, STATUS_NAMES } from './difference-names.ts'
import { DIFFERENCES } from './difference-texts.ts'
import { DifferenceValues } from './difference-values.tsx'
import { RestoreCustomers } from './restore-customers.tsx'

/** One difference, with its facts and its actions. `opened`: shows the values at once. */
export function DifferenceLine({
  difference,
  opened = false,
}: {
  difference: DifferencePartsFragment
  opened?: boolean
}) {
  const say = useText(DIFFERENCES)
  const language = useLanguage()
  const may = useMay()
  const [comparing, setComparing] = useState(opened)
  const [accepting, setAccepting] = useState(false)
  const { number, kind, status, message, channelDatabase, lastSeenAt, reason, resolvedBy } = difference
  const { tone, icon } = STATUS_LOOKS[status] ?? { tone: 'mute', icon: 'question' }
  return (
    <li className="difference">
      <p className="difference-head">
        <span className={`badge ${tone}`}>
          <Icon name={icon} />
          {STATUS_NAMES[language][status] ?? status}
        </span>
        <strong>{KIND_NAMES[language][kind] ?? kind}</strong>
        <span>{channelDatabase?.name ?? say.atHeadquarters}</span>
        <span className="soft hint">
          {say.lastSeen} <Ago at={lastSeenAt} />
        </span>
      </p>
      {language === 'en' && <p className="difference-message">{message}</p>}
      {reason && (
        <p>
          <span className="soft">{say.accepted(resolvedBy ?? '')}</span> {reason}
        </p>
      )}
      <Facts difference={difference} />
      <div className="difference-acts">
        {may('Query.customer') && (
          <button
            type="button"
            className="button small"
            aria-expanded={comparing}
            onClick={() => setComparing(!comparing)}
          >
            <Icon name="compare" />
            {say.compare}
            <span className="unseen"> {number}</span>
          </button>
        )}
        <RestoreCustomers difference={difference} />
        {status === 'REPORTED' && may('Mutation.acceptDifference') && (
          <button type="button" className="button small" onClick={() => setAccepting(true)}>
            {say.accept}
            <span className="unseen"> {number}</span>
          </button>
        )}
      </div>
      {comparing && <DifferenceValues difference={difference} />}
      {accepting && (
        <ReasonDialog
          title={say.acceptTitle}
          confirm={say.acceptConfirm}
          icon="check"
          draft={`difference/${difference.id}/accept`}
          hint={say.acceptReason}
          onClose={() => setAccepting(false)}
          onConfirm={async (why) => {
            const input = { difference: difference.id, reason: why }
            const { refused } = await runMutation(AcceptDifferenceDocument, input, (answer) => answer.acceptDifference)
            if (!refused) toast('good', say.acceptDone)
            return refused
          }}
        >
          <p>
            <strong>{KIND_NAMES[language][kind] ?? kind}</strong> · {channelDatabase?.name ?? say.atHeadquarters}
          </p>
          <p>{say.acceptHint}</p>
        </ReasonDialog>
      )}
    </li>
  )
}

/** The customer, the times, and the fingerprints of both sides. */
function Facts({ difference }: { difference: DifferencePartsFragment }) {
  const say = useText(DIFFERENCES)
  const { asyncCustomerAccount, legalEntity, firstSeenAt, endedAt } = difference
  const { headquartersFingerprint, channelFingerprint, channelDatabase } = difference
  return (
    <dl className="difference-facts">
      <div>
        <dt>{say.customer}</dt>
        <dd>
          <Link href={`/diagnose?of=${encodeURIComponent(asyncCustomerAccount)}`} className="mono">
            {asyncCustomerAccount}
          </Link>
          {legalEntity && <span className="soft"> {legalEntity.toUpperCase()}</span>}
        </dd>
      </div>
      <div>
        <dt>{say.firstSeen}</dt>
        <dd>
          <At at={firstSeenAt} />
        </dd>
      </div>
      {endedAt && (
        <div>
          <dt>{say.ended}</dt>
          <dd>
            <At at={endedAt} />
          </dd>
        </div>
      )}
      <div>
        <dt title={say.fingerprintsHint}>{say.fingerprints}</dt>
        <dd className="fingerprints">
          <span>
            {say.atHeadquarters} <Fingerprint text={headquartersFingerprint} />
          </span>
          {channelDatabase && (
            <span>
              {channelDatabase.name} <Fingerprint text={channelFingerprint} />
            </span>
          )}
        </dd>
      </div>
    </dl>
  )
}

const SHOWN_DIGITS = 8

function Fingerprint({ text }: { text: string | null }) {
  const say = useText(DIFFERENCES)
  return text ? <code title={text}>{text.slice(0, SHOWN_DIGITS)}</code> : <span className="soft">({say.nothing})</span>
}
