import { type FormEvent, useState } from 'react'
import { useText } from '../api/language.ts'
import { signIn, whyEndedSession } from '../api/session.ts'
import { Icon } from '../ui/icon.tsx'
import { Brand } from './brand.tsx'
import { SHELL } from './texts.ts'

/** Takes a token by hand; a link that carries one signs in without it. */
export function SignIn() {
  const say = useText(SHELL)
  const [wrong, setWrong] = useState(false)
  const ended = whyEndedSession()
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const given = String(new FormData(event.currentTarget).get('token')).trim()
    if (/^[\w-]+\.[\w-]+\.[\w-]+$/.test(given)) signIn(given)
    else setWrong(true)
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
            aria-invalid={wrong}
            aria-describedby="token-hint"
            onChange={() => setWrong(false)}
          />
          <p id="token-hint" className={wrong ? 'field-error' : 'soft hint'} role={wrong ? 'alert' : undefined}>
            {wrong ? say.notToken : say.tokenHint} {!wrong && <code>npx tillsync token --role operator</code>}
          </p>
        </div>
        <button type="submit" className="button primary">
          {say.signIn}
        </button>
      </form>
    </main>
  )
}
