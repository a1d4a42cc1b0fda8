import { useText } from '../api/language.ts'
import type { ShownRequest } from '../api/query.ts'
import { asCurl, asGraphql } from '../ui/copied-request.ts'
import { copyText } from '../ui/copy-text.ts'
import { Icon } from '../ui/icon.tsx'
import { UI } from '../ui/texts.ts'
import { DIAGNOSE } from './texts.ts'

/** Copies the request of a remedy, for a person who may run it or for a script. The token is not in it. */
export function CopyRequest({ request }: { request: ShownRequest }) {
  const say = useText(DIAGNOSE)
  const ui = useText(UI)
  const button = (name: string, textOf: (request: ShownRequest) => string) => (
    <button type="button" className="button plain small" onClick={() => copyText(textOf(request), ui)}>
      <Icon name="clipboard" />
      {name}
    </button>
  )
  return (
    <p className="actions">
      {button(say.copyGraphql, asGraphql)}
      {button(say.copyCurl, asCurl)}
    </p>
  )
}
