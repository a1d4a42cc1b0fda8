import { lazy, type ReactNode, Suspense, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { Link, Redirect, Route, Switch, useLocation } from 'wouter'
import { useReconnected } from '../api/connection.ts'
import { useLanguage, useText } from '../api/language.ts'
import { queries } from '../api/query.ts'
import { identityProvider, onSession } from '../api/session.ts'
import { useMay } from '../api/whoami.ts'
import { showDay, useDay } from '../first-customers/day-state.ts'
import { RewoundNote } from '../rewound/rewound-note.tsx'
import { HeadquartersNote } from '../stores/connection/headquarters-note.tsx'
import { showTour, useTourStep } from '../tour/tour-state.ts'
import { ErrorBoundary } from '../ui/error-boundary.tsx'
import { keepFocus } from '../ui/focus.ts'
import { Icon } from '../ui/icon.tsx'
import { loadView } from '../ui/load-view.ts'
import { useControlKey, useKeySequence, useListedKey, useShortcut } from '../ui/shortcuts.ts'
import { EmptyState, Skeleton } from '../ui/state.tsx'
import { useViewTitle } from '../ui/title.ts'
import { toast } from '../ui/toast.tsx'
import { loadedLater, useLoaded } from '../ui/use-loaded.ts'
import { Account } from './account.tsx'
import { Brand } from './brand.tsx'
import { ConnectionBadge, ConnectionNotes } from './connection-badge.tsx'
import { ViewFailure } from './failure.tsx'
import { SessionEnd } from './session-end.tsx'
import { StatusLine } from './status-line.tsx'
import { SHELL } from './texts.ts'
import { SIGN_IN_SESSIONS, VIEWS, type View } from './views.ts'

const ShortcutHelp = loadedLater(() => import('./shortcut-help.tsx'))

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
  const hasSessions = useSyncExternalStore(onSession, identityProvider) !== null && may(SIGN_IN_SESSIONS.needs)
  const all = hasSessions ? [...views, SIGN_IN_SESSIONS] : views
  useGoKeys(all)
  const palette = usePalette(all, () => setHelpOpen(true))
  return (
    <div className="shell">
      <a className="skip button primary" href="#main">
        {say.skip}
      </a>
      <header className="head">
        <Brand />
        <span className="head-end">
          <ConnectionBadge />
          <button type="button" className="button plain palette-button" onClick={palette.open}>
            <Icon name="search" />
            <span className="palette-label">{say.search}</span>
            <kbd>Ctrl K</kbd>
          </button>
          <button
            type="button"
            className="button plain square"
            aria-label={say.shortcuts}
            onClick={() => setHelpOpen(true)}
          >
            <Icon name="question" />
          </button>
          <Account version={version} hasSessions={hasSessions} />
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
        <Views views={all} />
      </main>
      {palette.shown}
      <TourStep paths={views.map(({ path }) => path)} />
      <SimulatedDay />
      <SessionEnd />
      {helpOpen && <ShortcutHelp onClose={() => setHelpOpen(false)} />}
    </div>
  )
}

/** `g` and a letter opens a view. */
function useGoKeys(views: readonly View[]): void {
  const [, navigate] = useLocation()
  useKeySequence('g', Object.fromEntries(views.map(({ key, path }) => [key, () => navigate(path)])))
}

/** Lists the keys of a view in the help. */
function GoKey({ view }: { view: View }) {
  const say = useText(SHELL)
  useListedKey(`g ${view.key}`, say.goTo(view.title[useLanguage()]))
  return null
}

/** The step of the tour that is shown. Its code is loaded when the tour begins. */
function TourStep({ paths }: { paths: readonly string[] }) {
  const step = useTourStep()
  const Tour = useLoaded(
    step !== null,
    () => import('../tour/tour.tsx'),
    () => showTour(null),
  )
  return Tour && step !== null ? <Tour step={step} paths={paths} /> : null
}

/** The day in the shops that is simulated. Its code is loaded when one is offered. */
function SimulatedDay() {
  const channels = useDay()
  const Panel = useLoaded(
    channels !== null,
    () => import('../first-customers/day-panel.tsx'),
    () => showDay(null),
  )
  return Panel && channels ? <Panel channels={channels} /> : null
}

type Palette = typeof import('../palette/palette.tsx')['default']

/** What Ctrl-K opens. It is loaded when it is first opened. */
function usePalette(
  views: readonly View[],
  showShortcuts: () => void,
): { readonly open: () => void; readonly shown: ReactNode } {
  const say = useText(SHELL)
  const [Opened, setOpened] = useState<Palette | null>(null)
  const open = () =>
    void loadView({ load: () => import('../palette/palette.tsx') }).then(
      ({ default: Palette }) => setOpened(() => Palette),
      () => toast('bad', say.viewNotLoaded),
    )
  useControlKey('k', say.search, open)
  const close = () => setOpened(null)
  return { open, shown: Opened && <Opened views={views} showShortcuts={showShortcuts} onClose={close} /> }
}

function NavigationItem({ view }: { view: View }) {
  const [path] = useLocation()
  const current = path === view.path || path.startsWith(`${view.path}/`)
  const item = useRef<HTMLLIElement>(null)
  // On a phone the navigation is one line that is wider than the screen, whichever way it is turned.
  useEffect(() => {
    if (!current) return
    const show = () => item.current?.scrollIntoView({ block: 'nearest', inline: 'center' })
    show()
    addEventListener('resize', show)
    return () => removeEventListener('resize', show)
  }, [current])
  return (
    <li ref={item}>
      <Link href={view.path} className="nav-link" aria-current={current ? 'page' : undefined}>
        <Icon name={view.icon} />
        {view.title[useLanguage()]}
      </Link>
      <GoKey view={view} />
    </li>
  )
}

function Views({ views }: { views: readonly View[] }) {
  const say = useText(SHELL)
  const language = useLanguage()
  const [first] = views
  if (!first) return <EmptyState icon="inbox" title={say.nothing} />
  return (
    <Switch>
      {views.map((view) => (
        <Route key={view.path} path={view.path === '/' ? '/' : `${view.path}/*?`}>
          <Titled title={view.title[language]}>
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
  // Not read again while it renders: React would wait for one attempt to load it after the other.
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
