import { useState, useSyncExternalStore } from 'react'
import { createPortal } from 'react-dom'
import { Link } from 'wouter'
import { SIGN_IN_SESSIONS_TITLE } from '../account/title.ts'
import { useDraftCount } from '../api/drafts.ts'
import { chooseLanguage, LANGUAGES, type Language, useLanguage, useText } from '../api/language.ts'
import { cookieSession, onSession, signOut } from '../api/session.ts'
import { useWhoami } from '../api/whoami.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Icon } from '../ui/icon.tsx'
import { UI } from '../ui/texts.ts'
import { chooseTheme, THEMES, theme } from '../ui/theme.ts'
import { At } from '../ui/time.tsx'
import { chooseTimes, FORMS, useTimeChoice, ZONES } from '../ui/time-choice.ts'
import { toast } from '../ui/toast.tsx'
import { PATHS } from './paths.ts'
import { SHELL } from './texts.ts'

/** The menu with the visitor's account, language and theme. `hasSessions`: people sign in at an identity provider. */
export function Account({ version, hasSessions }: { version: string; hasSessions: boolean }) {
  const say = useText(SHELL)
  const language = useLanguage()
  const { id, roles, channels, expiresAt } = useWhoami()
  const session = useSyncExternalStore(onSession, cookieSession)
  const name = session?.name ?? id
  const drafts = useDraftCount()
  const times = useTimeChoice()
  const [isAsking, setAsking] = useState(false)
  const themeNames = { system: say.themeSystem, light: say.themeLight, dark: say.themeDark }
  return (
    <>
      <button type="button" className="button plain account-button" popoverTarget="account">
        <Icon name="user" />
        <span className="account-name">{name}</span>
        <span className="unseen">{say.menu}</span>
      </button>
      <div id="account" popover="auto" className="account card">
        <div>
          <p className="soft">{say.signedInAs}</p>
          <p>
            <strong>{name}</strong>
          </p>
          <p className="soft">
            {roles.join(', ')} · {channels?.join(', ') ?? say.allChannels}
          </p>
          <p className="soft">
            {say.until} <At at={session ? new Date(session.endsAt).toISOString() : expiresAt} />
          </p>
          {hasSessions && (
            <p>
              <Link href={PATHS.signInSessions} onClick={() => document.getElementById('account')?.hidePopover()}>
                {SIGN_IN_SESSIONS_TITLE[language]}
              </Link>
            </p>
          )}
        </div>
        <div className="field">
          <label htmlFor="language">{say.language}</label>
          <select
            id="language"
            className="input"
            value={language}
            onChange={(event) => chooseLanguage(event.target.value as Language)}
          >
            {Object.entries(LANGUAGES).map(([tag, name]) => (
              <option key={tag} value={tag} lang={tag}>
                {name}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor="theme">{say.theme}</label>
          <select
            id="theme"
            className="input"
            defaultValue={theme()}
            onChange={(event) => chooseTheme(THEMES.find((one) => one === event.target.value) ?? 'system')}
          >
            {THEMES.map((one) => (
              <option key={one} value={one}>
                {themeNames[one]}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor="time-zone">{say.timeZone}</label>
          <select
            id="time-zone"
            className="input"
            value={times.zone}
            onChange={({ target }) => chooseTimes({ zone: ZONES.find((one) => one === target.value) ?? 'local' })}
          >
            {ZONES.map((one) => (
              <option key={one} value={one}>
                {one === 'utc' ? 'UTC' : say.timeZoneLocal}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor="time-form">{say.timeForm}</label>
          <select
            id="time-form"
            className="input"
            value={times.form}
            onChange={({ target }) => chooseTimes({ form: FORMS.find((one) => one === target.value) ?? 'relative' })}
          >
            {FORMS.map((one) => (
              <option key={one} value={one}>
                {one === 'relative' ? say.timeRelative : say.timeAbsolute}
              </option>
            ))}
          </select>
        </div>
        <div className="account-foot">
          <a href="/graphiql">{say.explorer}</a>
          <button
            type="button"
            className="button small"
            onClick={() => (drafts > 0 ? setAsking(true) : leave(say.signOutFailed))}
          >
            {say.signOut}
          </button>
        </div>
        <p className="soft hint">tillsync {version}</p>
      </div>
      {/* Not in the page's header: a dialog has a head of its own. */}
      {isAsking && createPortal(<SignOutDialog drafts={drafts} onClose={() => setAsking(false)} />, document.body)}
    </>
  )
}

function leave(failed: string): void {
  signOut().catch(() => toast('bad', failed))
}

/** Asks before the sign-out, which deletes the drafts. */
function SignOutDialog({ drafts, onClose }: { drafts: number; onClose: () => void }) {
  const say = useText(SHELL)
  const ui = useText(UI)
  return (
    <Dialog title={say.signOut} onClose={onClose}>
      <p>{drafts === 1 ? say.draftsLostOne : say.draftsLost(drafts)}</p>
      <div className="dialog-foot">
        <button type="button" className="button" onClick={onClose}>
          {ui.cancel}
        </button>
        <button type="button" className="button danger" onClick={() => leave(say.signOutFailed)}>
          {say.signOutAnyway}
        </button>
      </div>
    </Dialog>
  )
}
