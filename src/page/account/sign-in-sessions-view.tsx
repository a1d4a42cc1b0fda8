import { type ReactNode, useState } from 'react'
import { useLanguage, useText } from '../api/language.ts'
import { useApiQuery } from '../api/query.ts'
import { signOut } from '../api/session.ts'
import { useMay, useWhoami } from '../api/whoami.ts'
import {
  EndMySignInSessionsDocument,
  EndSignInSessionsDocument,
  MySignInSessionsDocument,
  type SignInSessionPartsFragment,
  SignInSessionsDocument,
} from '../generated/documents.ts'
import { runMutation, toastOutcome } from '../jobs/shared/run-mutation.ts'
import { ReasonDialog } from '../ui/reason-dialog.tsx'
import { EmptyState, ErrorState, Skeleton } from '../ui/state.tsx'
import { Ago, At } from '../ui/time.tsx'
import { toast } from '../ui/toast.tsx'
import { SESSIONS } from './session-texts.ts'
import { SIGN_IN_SESSIONS_TITLE } from './title.ts'
import '../jobs/jobs.css'

type Session = SignInSessionPartsFragment

const READ_EVERY_MS = 15_000

/** Where the visitor is signed in, and for administrators of all channels, where everyone is; with what ends it. */
export default function SignInSessionsView() {
  const say = useText(SESSIONS)
  const may = useMay()
  const { channels } = useWhoami()
  return (
    <div className="jobs">
      <header>
        <h1>{SIGN_IN_SESSIONS_TITLE[useLanguage()]}</h1>
        <p className="soft hint">{say.lead}</p>
      </header>
      <MySessions />
      {may('Query.signInSessions') && channels === null && <EveryonesSessions />}
    </div>
  )
}

function MySessions() {
  const say = useText(SESSIONS)
  const read = useApiQuery(MySignInSessionsDocument, {}, { keep: true, refetchInterval: READ_EVERY_MS })
  const sessions = read.data?.mySignInSessions
  if (!sessions)
    return read.error ? <ErrorState error={read.error} retry={() => void read.refetch()} /> : <Skeleton lines={4} />
  if (sessions.length === 0)
    return (
      <EmptyState icon="user" title={say.none}>
        <p className="soft">{say.noneHint}</p>
      </EmptyState>
    )
  return (
    <section className="card jobs-card" aria-labelledby="my-sessions">
      <header>
        <h2 id="my-sessions">{say.mine}</h2>
        {sessions.length > 1 && (
          <button
            type="button"
            className="button small"
            onClick={() => void toastOutcome(endMine({ others: true }), say.signedOutOthers)}
          >
            {say.signOutOthers}
          </button>
        )}
      </header>
      <ul className="runs">
        {sessions.map((session) => (
          <SessionLine key={session.id} session={session}>
            <button
              type="button"
              className="button small"
              onClick={() =>
                session.isCurrent
                  ? void signOut().catch(() => toast('bad', say.signOutFailed))
                  : void toastOutcome(endMine({ session: session.id }), say.signedOut)
              }
            >
              {say.signOut}
              <span className="unseen"> {session.device ?? say.unknown}</span>
            </button>
          </SessionLine>
        ))}
      </ul>
    </section>
  )
}

const endMine = (of: { session: string } | { others: true }) =>
  runMutation(EndMySignInSessionsDocument, { of }, (answer) => answer.endMySignInSessions)

function EveryonesSessions() {
  const say = useText(SESSIONS)
  const may = useMay()
  const read = useApiQuery(SignInSessionsDocument, {}, { keep: true, refetchInterval: READ_EVERY_MS })
  const [ending, setEnding] = useState<Session | 'all' | null>(null)
  const sessions = read.data?.signInSessions
  if (!sessions)
    return read.error ? <ErrorState error={read.error} retry={() => void read.refetch()} /> : <Skeleton lines={8} />
  const mayEnd = may('Mutation.endSignInSessions')
  return (
    <section className="card jobs-card" aria-labelledby="everyones-sessions">
      <header>
        <h2 id="everyones-sessions">{say.everyone}</h2>
        {mayEnd && sessions.length > 0 && (
          <button type="button" className="button small" onClick={() => setEnding('all')}>
            {say.endAll}
          </button>
        )}
      </header>
      <p className="soft hint">{sessions.length === 0 ? say.nobody : say.everyoneHint}</p>
      <ul className="runs">
        {sessions.map((session) => (
          <SessionLine key={session.id} session={session} ofWhom>
            {mayEnd && (
              <button type="button" className="button small" onClick={() => setEnding(session)}>
                {say.end}
                <span className="unseen"> {session.subject}</span>
              </button>
            )}
          </SessionLine>
        ))}
      </ul>
      {ending && <EndDialog ending={ending} onClose={() => setEnding(null)} />}
    </section>
  )
}

function EndDialog({ ending, onClose }: { ending: Session | 'all'; onClose: () => void }) {
  const say = useText(SESSIONS)
  const isAll = ending === 'all'
  return (
    <ReasonDialog
      title={isAll ? say.endAll : say.endOf(ending.subject)}
      confirm={isAll ? say.endAll : say.end}
      icon="close"
      danger
      draft={`sign-in-session/${isAll ? 'all' : ending.id}/end`}
      onClose={onClose}
      onConfirm={async (reason) => {
        const of = isAll ? { everyone: true } : { session: ending.id }
        const { refused } = await runMutation(
          EndSignInSessionsDocument,
          { of, reason },
          (answer) => answer.endSignInSessions,
        )
        if (refused === null) toast('good', say.signedOut)
        return refused
      }}
    >
      <p className="soft">{isAll ? say.endAllHint : say.everyoneHint}</p>
    </ReasonDialog>
  )
}

/** One session. `ofWhom`: with its person, in the list of everyone. */
function SessionLine({
  session,
  ofWhom = false,
  children,
}: {
  session: Session
  ofWhom?: boolean
  children: ReactNode
}) {
  const say = useText(SESSIONS)
  const { subject, roles, channels, device, address, isCurrent, signedInAt, lastActiveAt, endsAt } = session
  return (
    <li className="run">
      <p className="run-name">
        {ofWhom && <strong>{subject}</strong>}
        {ofWhom ? <span>{device ?? say.unknown}</span> : <strong>{device ?? say.unknown}</strong>}
        {isCurrent && <span className="badge good">{say.current}</span>}
      </p>
      <p className="run-progress">{children}</p>
      <p className="run-more soft hint">
        {say.signedIn} <At at={signedInAt} /> {address !== null && say.from(address)} · {say.active}{' '}
        <Ago at={lastActiveAt} /> · {say.ends} <At at={endsAt} />
        {ofWhom && ` · ${roles.join(', ')} · ${channels?.join(', ') ?? say.allChannels}`}
      </p>
    </li>
  )
}
