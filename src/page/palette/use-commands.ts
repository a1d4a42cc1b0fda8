import { useLocation } from 'wouter'
import { chooseLanguage, LANGUAGES, type Language, useLanguage, useText } from '../api/language.ts'
import { shownRequests, useApiQuery } from '../api/query.ts'
import { useMay } from '../api/whoami.ts'
import { PaletteChannelsDocument, type PaletteCustomersQuery, SynchronizeNowDocument } from '../generated/documents.ts'
import type { RootField } from '../generated/root-fields.ts'
import { runMutation, toastOutcome } from '../jobs/shared/run-mutation.ts'
import { showTour } from '../tour/tour-state.ts'
import { asCurl, asGraphql, nameOf } from '../ui/copied-request.ts'
import { copyText } from '../ui/copy-text.ts'
import type { IconName } from '../ui/icon.tsx'
import { UI } from '../ui/texts.ts'
import { chooseTheme, THEMES } from '../ui/theme.ts'
import { chooseTimes } from '../ui/time-choice.ts'
import { PALETTE } from './palette-texts.ts'

/** The groups of commands, in the order in which they are listed. */
export const GROUPS = ['customers', 'views', 'channels', 'actions', 'copy', 'search'] as const

/** One thing that the palette offers. `found`: the server has found it by the text. */
export type Command = {
  readonly id: string
  readonly group: (typeof GROUPS)[number]
  readonly label: string
  readonly hint?: string | null
  readonly icon: IconName
  readonly found?: boolean
  readonly run: () => void
}

/** A view as the navigation lists it. */
export type ListedView = {
  readonly path: string
  readonly title: { readonly en: string; readonly nl: string }
  readonly icon: IconName
  readonly key: string
}

/** What the shell gives: the views that the visitor may open, and the help. */
export type Given = { readonly views: readonly ListedView[]; readonly showShortcuts: () => void }

type Customer = PaletteCustomersQuery['customers']['nodes'][number]

/** All commands for the typed text, as far as the visitor may run them. */
export function useCommands(text: string, customers: readonly Customer[], given: Given): Command[] {
  const say = useText(PALETTE)
  const ui = useText(UI)
  const language = useLanguage()
  const may = useMay()
  const [, navigate] = useLocation()
  const { data } = useApiQuery(PaletteChannelsDocument, {}, { enabled: may('Query.channels') })
  const go = (to: string) => () => navigate(to)
  const views = given.views.map(
    ({ path, title, icon, key }): Command => ({
      ...{ id: path, group: 'views', label: title[language], hint: `g ${key}`, icon, run: go(path) },
    }),
  )
  const part = (label: string, to: string, needs: RootField): Command[] =>
    may(needs) ? [{ id: to, group: 'views', label, icon: 'arrow', run: go(to) }] : []
  const channels = (data?.channels ?? []).flatMap(({ key, name }): Command[] => {
    const of = encodeURIComponent(key)
    const each = (label: string, icon: IconName, to: string): Command => ({
      ...{ id: to, group: 'channels', label, hint: key, icon, run: go(to) },
    })
    return [
      each(say.operationsOf(name), 'list', `/operations?channel=${of}`),
      each(say.customersOf(name), 'people', `/customers?channel=${of}`),
      each(say.diagnoseOf(name), 'clipboard', `/diagnose?of=${of}`),
    ]
  })
  const act = (label: string, icon: IconName, run: () => void): Command => ({
    ...{ id: label, group: 'actions', label, icon, run },
  })
  const searchBy = (label: string, icon: IconName, to: string): Command => ({
    ...{ id: to, group: 'search', label, icon, run: go(to), found: true },
  })
  const synchronize = () =>
    void toastOutcome(
      runMutation(SynchronizeNowDocument, { wait: false }, (answer) => answer.synchronizeCustomersAndChannelRequests),
      say.started,
    )
  const of = encodeURIComponent(text)
  return [
    ...customers.map(
      ({ id, name, accountNumber, email, phone }): Command => ({
        ...{ id, group: 'customers', label: name || say.unnamed, icon: 'user', found: true },
        hint: [accountNumber ?? say.pendingSync, email, phone].filter(Boolean).join(' · '),
        run: go(`/customers/${encodeURIComponent(id)}?channel=headquarters`),
      }),
    ),
    ...views,
    ...part(say.failed, '/operations?status=FAILED', 'Query.operations'),
    ...part(say.duplicates, '/customers/duplicates', 'Query.possibleDuplicates'),
    ...part(say.sessions, '/jobs/sessions', 'Query.downloadSessions'),
    ...part(say.runs, '/jobs/runs', 'Query.batchRuns'),
    ...part(say.differences, '/jobs/differences', 'Query.differences'),
    ...channels,
    ...(text && may('Query.diagnose')
      ? [searchBy(say.diagnoseOf(`“${text}”`), 'clipboard', `/diagnose?of=${of}`)]
      : []),
    ...(text && may('Query.operations') ? [searchBy(say.searchFor(text), 'search', `/operations?search=${of}`)] : []),
    ...(may('Query.diagnose') ? [act(say.diagnoseOf(say.installation), 'clipboard', go('/diagnose?of=*'))] : []),
    ...(may('Mutation.createCustomer') ? [act(say.newCustomer, 'add', go('/customers/new'))] : []),
    ...(may('Mutation.synchronizeCustomersAndChannelRequests') ? [act(say.synchronize, 'sync', synchronize)] : []),
    act(say.copyLink, 'clipboard', () => copyText(location.href, ui)),
    act(say.shortcuts, 'question', given.showShortcuts),
    act(say.tour, 'flag', () => showTour(0)),
    ...THEMES.map((theme) => act(say.themeOf(say[theme]), 'eye', () => chooseTheme(theme))),
    ...Object.entries(LANGUAGES).map(([tag, name]) =>
      act(say.languageOf(name), 'flag', () => chooseLanguage(tag as Language)),
    ),
    act(say.localTimes, 'clock', () => chooseTimes({ zone: 'local' })),
    act(say.utcTimes, 'clock', () => chooseTimes({ zone: 'utc' })),
    act(say.relativeTimes, 'clock', () => chooseTimes({ form: 'relative' })),
    act(say.absoluteTimes, 'clock', () => chooseTimes({ form: 'absolute' })),
    ...requestCommands(say, ui),
  ]
}

type Say = { readonly asGraphql: (name: string) => string; readonly asCurl: (name: string) => string }
type SayCopied = Parameters<typeof copyText>[1]

/** The requests that the page has sent for what it shows, each once. */
function requestCommands(say: Say, ui: SayCopied): Command[] {
  const requests = shownRequests().filter((request) => !nameOf(request).startsWith('Palette'))
  return requests.flatMap((request, n): Command[] => {
    const name = nameOf(request)
    const each = (label: string, icon: IconName, text: string): Command => ({
      ...{ id: `${label} ${n}`, group: 'copy', label, icon, run: () => copyText(text, ui) },
    })
    return [
      each(say.asGraphql(name), 'clipboard', asGraphql(request)),
      each(say.asCurl(name), 'clipboard', asCurl(request)),
    ]
  })
}
