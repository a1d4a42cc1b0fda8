import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react'
import { Link, Redirect, Route, Switch, useLocation } from 'wouter'
import { useReconnected } from '../api/connection.ts'
import { useLanguage, useText } from '../api/language.ts'
import { queries } from '../api/query.ts'
import { useMay } from '../api/whoami.ts'
import { RewoundNote } from '../rewound/rewound-note.tsx'
import { HeadquartersNote } from '../stores/headquarters-note.tsx'
import { ErrorBoundary } from '../ui/error-boundary.tsx'
import { keepFocus } from '../ui/focus.ts'
import { Icon } from '../ui/icon.tsx'
import { useShortcut } from '../ui/shortcuts.ts'
import { EmptyState, Skeleton } from '../ui/state.tsx'
import { useViewTitle } from '../ui/title.ts'
import { Account } from './account.tsx'
import { Brand } from './brand.tsx'
import { ConnectionBadge, ConnectionNotes } from './connection-badge.tsx'
import { ViewFailure } from './failure.tsx'
import { loadView } from './load-view.ts'
import { SessionEnd } from './session-end.tsx'
import { ShortcutHelp } from './shortcut-help.tsx'
import { StatusLine } from './status-line.tsx'
import { SHELL } from './texts.ts'
import { VIEWS, type View } from './views.ts'

type Opened = ReturnType<typeof lazy>

/** The views that were opened, without those whose code could not be loaded. */
const OPENED = new Map<View, Opened>()

function openView(view: View): Opened {
  const known = OPENED.get(view)
  if (known) return known
  const opened = lazy(() =>
    loadView(view).catch((error: unknown) => {
      OPENED.delete(view)
      throw error
    }),
  )
  OPENED.set(view, opened)
  return opened
}

/** The frame around the views: header, navigation, and the views that the visitor may see. */
export function Shell({ version }: { version: string }) {
  const say = useText(SHELL)
  const may = useMay()
  const [helpOpen, setHelpOpen] = useState(false)
  useShortcut('?', say.shortcutHelp, () => setHelpOpen(true))
  useEffect(keepFocus, [])
  useReconnected(() => void queries.invalidateQueries())
  const views = VIEWS.filter(({ needs }) => may(needs))
  return (
    <div className="shell">
      <a className="skip button primary" href="#main">
        {say.skip}
      </a>
      <header className="head">
        <Brand />
        <span className="head-end">
          <ConnectionBadge />
          <button
            type="button"
            className="button plain square"
            aria-label={say.shortcuts}
            onClick={() => setHelpOpen(true)}
          >
            <Icon name="question" />
          </button>
          <Account version={version} />
        </span>
      </header>
      <nav className="nav" aria-label={say.views}>
        <ul>
          {views.map((view) => (
            <NavigationItem key={view.path} view={view} />
          ))}
        </ul>
      </nav>
      <main id="main" tabIndex={-1}>
        <StatusLine />
        <ConnectionNotes />
        <RewoundNote />
        <HeadquartersNote />
        <Views views={views} />
      </main>
      <SessionEnd />
      {helpOpen && <ShortcutHelp onClose={() => setHelpOpen(false)} />}
    </div>
  )
}

function NavigationItem({ view }: { view: View }) {
  const [path] = useLocation()
  const current = path === view.path || path.startsWith(`${view.path}/`)
  const item = useRef<HTMLLIElement>(null)
  // On a phone the navigation is one line that is wider than the screen.
  useEffect(() => {
    if (current) item.current?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [current])
  return (
    <li ref={item}>
      <Link href={view.path} className="nav-link" aria-current={current ? 'page' : undefined}>
        <Icon name={view.icon} />
        {view.title[useLanguage()]}
      </Link>
    </li>
  )
}

function Views({ views }: { views: readonly View[] }) {
  const say = useText(SHELL)
  const [first] = views
  if (!first) return <EmptyState icon="inbox" title={say.nothing} />
  return (
    <Switch>
      {views.map((view) => (
        <Route key={view.path} path={view.path === '/' ? '/' : `${view.path}/*?`}>
          <Titled title={view.title[useLanguage()]}>
            <Loaded view={view} />
          </Titled>
        </Route>
      ))}
      <Route path="/">
        <Redirect to={first.path} replace />
      </Route>
      <Route>
        <EmptyState icon="search" title={say.notFound}>
          <p className="soft">{say.notFoundHint}</p>
          <Link href={first.path} className="button">
            {say.home}
          </Link>
        </EmptyState>
      </Route>
    </Switch>
  )
}

/** The view, or what went wrong with it. */
function Loaded({ view }: { view: View }) {
  const [path] = useLocation()
  // Not read anew while it renders: React would wait for one attempt to load it after the other.
  const [{ Component }, setOpened] = useState(() => ({ Component: openView(view) }))
  return (
    <ErrorBoundary
      of={path}
      instead={(error, again) => (
        <ViewFailure
          error={error}
          again={() => {
            setOpened({ Component: openView(view) })
            again()
          }}
        />
      )}
    >
      <Suspense fallback={<Skeleton lines={6} />}>
        <Component />
      </Suspense>
    </ErrorBoundary>
  )
}

function Titled({ title, children }: { title: string; children: ReactNode }) {
  useViewTitle(title)
  return children
}
