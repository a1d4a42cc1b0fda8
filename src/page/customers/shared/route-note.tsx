import { useLanguage, useText } from '../../api/language.ts'
import type { CustomerRoute, CustomerWarningCode, RouteReason } from '../../generated/documents.ts'
import { Icon } from '../../ui/icon.tsx'
import { WarningText } from '../../ui/warning-text.tsx'
import { REASON_NAMES, ROUTE_HINTS, ROUTE_NAMES } from './names.ts'
import { CUSTOMERS } from './texts.ts'

/** The outcome of the last create or edit of a customer. */
export type Outcome = {
  readonly customerId: string
  readonly route: CustomerRoute | null
  readonly routeReason: RouteReason | null
  readonly warnings: readonly { readonly code: CustomerWarningCode; readonly message: string }[]
}

/** The route of the last create or edit, the reason for it, and the warnings. */
export function RouteNote({ outcome }: { outcome: Outcome }) {
  const say = useText(CUSTOMERS)
  const language = useLanguage()
  const { route, routeReason, warnings } = outcome
  if (!route) return null
  return (
    <section className="route-note" aria-label={say.route}>
      <p>
        <span className={route === 'ASYNC' ? 'badge good' : 'badge info'}>
          <Icon name={route === 'ASYNC' ? 'inbox' : 'sync'} />
          {ROUTE_NAMES[language][route] ?? route}
        </span>{' '}
        {ROUTE_HINTS[language][route]}
      </p>
      {routeReason && <p className="soft">{REASON_NAMES[language][routeReason] ?? routeReason}</p>}
      {warnings.map((warning) => (
        <p key={warning.code + warning.message} className="route-warning">
          <Icon name="alert" />
          <WarningText warning={warning} />
        </p>
      ))}
    </section>
  )
}
