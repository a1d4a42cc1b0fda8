import { type FormEvent, type ReactNode, useState, useSyncExternalStore } from 'react'
import { useText } from '../api/language.ts'
import {
  identityProvider,
  onSession,
  sessionEndReason,
  signIn,
  signInAtProvider,
  signInFailure,
} from '../api/session.ts'
import type { Translated } from '../api/texts.ts'
import { Icon } from '../ui/icon.tsx'
import { Brand } from './brand.tsx'
import { SHELL } from './texts.ts'

/** Signing in: at the identity provider where there is one, or with a token. A link with a token needs neither. */
export function SignIn() {
  const say = useText(SHELL)
  const provider = useSyncExternalStore(onSession, identityProvider)
  const failure = useSyncExternalStore(onSession, signInFailure)
  const ended = sessionEndReason()
  const notes = (
    <>
      {ended && (
        <p className={ended === 'expired' ? 'note warn' : 'note'} role="status">
          <Icon name={ended === 'expired' ? 'clock' : 'check'} />
          {ended === 'expired' && provider ? say.sessionExpired : say[ended]}
        </p>
      )}
      {failure !== null && (
        <p className="note bad" role="alert">
          <Icon name="alert" />
          {failureText(say, failure)}
        </p>
      )}
    </>
  )
  if (!provider)
    return (
      <TokenForm>
        <Brand />
        <h1>{say.title}</h1>
        {notes}
      </TokenForm>
    )
  return (
    <main className="sign-in">
      <div className="card">
        <Brand />
        <h1>{say.title}</h1>
        {notes}
        <button type="button" className="button primary" onClick={signInAtProvider}>
          {say.signInWith(provider.name)}
        </button>
        <details>
          <summary>{say.withToken}</summary>
          <TokenFields />
        </details>
      </div>
    </main>
  )
}

function TokenForm({ children }: { children: ReactNode }) {
  return (
    <main className="sign-in">
      <TokenFields isWhole>{children}</TokenFields>
    </main>
  )
}

/** `isWhole`: it is all that there is to sign in with. */
function TokenFields({ isWhole = false, children }: { isWhole?: boolean; children?: ReactNode }) {
  const say = useText(SHELL)
  const [invalid, setInvalid] = useState(false)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const given = String(new FormData(event.currentTarget).get('token')).trim()
    if (/^[\w-]+\.[\w-]+\.[\w-]+$/.test(given)) signIn(given)
    else setInvalid(true)
  }
  return (
    <form className={isWhole ? 'card' : 'token-form'} onSubmit={submit} noValidate>
      {children}
      <div className="field">
        <label htmlFor="token">{say.token}</label>
        <input
          className="input mono"
          id="token"
          name="token"
          type="password"
          autoComplete="off"
          spellCheck={false}
          aria-invalid={invalid}
          aria-describedby="token-hint"
          onChange={() => setInvalid(false)}
        />
        <p id="token-hint" className={invalid ? 'field-error' : 'soft hint'} role={invalid ? 'alert' : undefined}>
          {invalid ? say.notToken : say.tokenHint} {!invalid && <code>npx tillsync token --role operator</code>}
        </p>
      </div>
      <button type="submit" className={isWhole ? 'button primary' : 'button'}>
        {say.signIn}
      </button>
    </form>
  )
}

const FAILURES = {
  denied: 'failedDenied',
  'not-ours': 'failedNotOurs',
  'no-role': 'failedNoRole',
  refused: 'failedRefused',
  unreachable: 'failedUnreachable',
  'too-many': 'failedTooMany',
} as const

type Say = Translated<(typeof SHELL)['en']>

function failureText(say: Say, failure: string): string {
  const known = Object.entries(FAILURES).find(([code]) => code === failure)
  return known ? say[known[1]] : say.failedRefused
}
