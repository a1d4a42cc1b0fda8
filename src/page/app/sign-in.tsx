import { type FormEvent, useState } from 'react'
import { useText } from '../api/language.ts'
import { sessionEndReason, signIn } from '../api/session.ts'
import { Icon } from '../ui/icon.tsx'
import { Brand } from './brand.tsx'
import { SHELL } from './texts.ts'

/** The form that takes a token. A link with a token signs in without it. */
export function SignIn() {
  const say = useText(SHELL)
  const [invalid, setInvalid] = useState(false)
  const ended = sessionEndReason()
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const given = String(new FormData(event.currentTarget).get('token')).trim()
    if (/^[\w-]+\.[\w-]+\.[\w-]+$/.test(given)) signIn(given)
    else setInvalid(true)
  }
  return (
    <main className="sign-in">
      <form className="card" onSubmit={submit} noValidate>
        <Brand />
        <h1>{say.title}</h1>
        {ended && (
          <p className={ended === 'expired' ? 'note warn' : 'note'} role="status">
            <Icon name={ended === 'expired' ? 'clock' : 'check'} />
            {say[ended]}
          </p>
        )}
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
        <button type="submit" className="button primary">
          {say.signIn}
        </button>
      </form>
    </main>
  )
}
