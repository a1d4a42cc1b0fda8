import { useState } from 'react'
import { Link } from 'wouter'
import { useText } from '../api/language.ts'
import { useWhoami } from '../api/whoami.ts'
import { copyText } from '../ui/copy-text.ts'
import { Icon } from '../ui/icon.tsx'
import { UI } from '../ui/texts.ts'
import { LISTS } from './list-texts.ts'

type SavedView = { readonly name: string; readonly address: string }

type Props = {
  /** The path of the view with the list, such as `/operations`; what is kept is the part of the address after it. */
  path: `/${string}`
  /** The filter and the order of an address, without customers that were searched for. */
  addressToKeep: (address: URLSearchParams) => URLSearchParams
  /** The present address of the list. */
  address: URLSearchParams
}

/** The visitor's saved views of a list, and the link that shares the present one. */
export function SavedViews({ path, addressToKeep, address }: Props) {
  const say = useText(LISTS)
  const ui = useText(UI)
  const key = `tillsync${path.replaceAll('/', '.')}.views.${useWhoami().id}`
  const [views, setViews] = useState(() => viewsIn(localStorage.getItem(key), addressToKeep))
  const [name, setName] = useState('')
  const keep = (next: readonly SavedView[]) => {
    localStorage.setItem(key, JSON.stringify(next))
    setViews(next)
  }
  const save = (event: React.FormEvent) => {
    event.preventDefault()
    const wanted = name.trim()
    if (wanted === '') return
    const view = { name: wanted, address: addressToKeep(address).toString() }
    keep([...views.filter((view) => view.name !== wanted), view])
    setName('')
  }
  const copy = () => copyText(location.origin + location.pathname + location.search, { ...ui, copied: say.copied })
  return (
    <>
      <button type="button" className="button" title={say.views} popoverTarget="saved-views">
        <Icon name="flag" />
        <span className="tool-word">{say.views}</span>
      </button>
      <div id="saved-views" popover="auto" className="drop card">
        <p className="soft">{say.viewsHint}</p>
        {views.length === 0 && <p>{say.noViews}</p>}
        <ul>
          {views.map((view) => (
            <li key={view.name} className="saved-view">
              <Link href={`${path}?${view.address}`} className="truncate">
                {view.name}
              </Link>
              <button
                type="button"
                className="button plain square small"
                aria-label={say.removeView(view.name)}
                onClick={() => keep(views.filter((one) => one !== view))}
              >
                <Icon name="close" />
              </button>
            </li>
          ))}
        </ul>
        <form className="saved-view" onSubmit={save}>
          <input
            className="input"
            aria-label={say.viewName}
            placeholder={say.viewName}
            maxLength={60}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
          <button type="submit" className="button">
            {say.saveView}
          </button>
        </form>
        <button type="button" className="button plain" onClick={copy}>
          <Icon name="clipboard" />
          {say.copyLink}
        </button>
      </div>
    </>
  )
}

/** The views that this browser has kept; what is none is left out. */
function viewsIn(kept: string | null, addressToKeep: Props['addressToKeep']): readonly SavedView[] {
  try {
    const views: unknown = JSON.parse(kept ?? '[]')
    return Array.isArray(views) ? views.flatMap((view: unknown) => viewOf(view, addressToKeep) ?? []) : []
  } catch {
    return []
  }
}

function viewOf(view: unknown, addressToKeep: Props['addressToKeep']): SavedView | null {
  if (typeof view !== 'object' || view === null || !('name' in view) || !('address' in view)) return null
  const { name, address } = view
  if (typeof name !== 'string' || typeof address !== 'string') return null
  // Through the filter, so that nothing else can be in the address.
  return { name, address: addressToKeep(new URLSearchParams(address)).toString() }
}
