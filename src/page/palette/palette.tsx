import { Fragment, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useText } from '../api/language.ts'
import { useApiQuery } from '../api/query.ts'
import { useMay } from '../api/whoami.ts'
import { PaletteCustomersDocument } from '../generated/documents.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Icon } from '../ui/icon.tsx'
import { PALETTE } from './palette-texts.ts'
import { type Command, type Given, GROUPS, useCommands } from './use-commands.ts'
import './palette.css'

const TYPING_MS = 200
/** From this length on, customers are searched. */
const SHORTEST = 2
const SHOWN_OF_GROUP = 8

type Props = Given & { onClose: () => void }

/** One field to go to any view, channel or customer, and to run any action. Ctrl-K opens it. */
export default function Palette({ onClose, ...given }: Props) {
  const say = useText(PALETTE)
  const id = useId()
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  const customers = useFoundCustomers(text)
  const all = useCommands(text.trim(), customers, given)
  const shown = GROUPS.flatMap((group) =>
    all.filter((command) => command.group === group && matches(command, text)).slice(0, SHOWN_OF_GROUP),
  )
  const current = Math.min(at, shown.length - 1)
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [current])
  const run = (command: Command | undefined) => {
    if (!command) return
    onClose()
    command.run()
  }
  const onKey = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step === undefined || shown.length === 0) return
    event.preventDefault()
    setAt((current + step + shown.length) % shown.length)
  }
  return (
    <Dialog title={say.title} onClose={onClose}>
      <form
        className="palette"
        onSubmit={(event) => {
          event.preventDefault()
          run(shown[current])
        }}
      >
        <input
          className="input"
          role="combobox"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={shown[current] && `${id}-${current}`}
          aria-label={say.field}
          placeholder={say.field}
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            setAt(0)
          }}
          onKeyDown={onKey}
        />
        <div ref={list} id={`${id}-list`} className="palette-list" role="listbox" aria-label={say.title}>
          {shown.map((command, n) => (
            <Fragment key={command.id}>
              {command.group !== shown[n - 1]?.group && (
                <div role="presentation" className="palette-group soft hint">
                  {say[command.group]}
                </div>
              )}
              {/* biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus, and Enter runs the option. */}
              <div
                id={`${id}-${n}`}
                role="option"
                // The field keeps the focus.
                tabIndex={-1}
                aria-selected={n === current}
                className="palette-option"
                onClick={() => run(command)}
                onMouseDown={(event) => event.preventDefault()}
              >
                <Icon name={command.icon} />
                <span className="truncate">{command.label}</span>
                {command.hint && <span className="soft hint truncate">{command.hint}</span>}
              </div>
            </Fragment>
          ))}
        </div>
        {shown.length === 0 && (
          <p className="soft" role="status">
            {say.none}
          </p>
        )}
      </form>
    </Dialog>
  )
}

const folded = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()

/** Whether each word is in the command's label. What the server has found matches. */
function matches({ label, hint, found }: Command, text: string): boolean {
  const of = folded(`${label} ${hint ?? ''}`)
  return (
    found ||
    folded(text)
      .split(/\s+/)
      .every((word) => of.includes(word))
  )
}

/** The customers of headquarters with the text, as it is typed. */
function useFoundCustomers(text: string) {
  const may = useMay()
  const [search, setSearch] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setSearch(text.trim()), TYPING_MS)
    return () => clearTimeout(timer)
  }, [text])
  // A till has no customers of headquarters; a role that may not search is refused, which shows nothing.
  const enabled = search.length >= SHORTEST && may('Query.customers') && may('Query.operations')
  const { data } = useApiQuery(PaletteCustomersDocument, { search }, { enabled })
  return enabled && search === text.trim() ? (data?.customers.nodes ?? []) : []
}
