import { useText } from '../../api/language.ts'
import { Icon } from '../../ui/icon.tsx'
import type { ListFilter } from './filters.ts'
import { momentOf } from './filters.ts'
import { TOOLBAR } from './toolbar-texts.ts'

type Props = {
  filter: Pick<ListFilter, 'from' | 'to'>
  change: (change: Partial<ListFilter>) => void
}

/** The time of capture from and to, as the visitor's clock has it. */
export function TimeRange({ filter: { from, to }, change }: Props) {
  const say = useText(TOOLBAR)
  return (
    <>
      <button
        type="button"
        className="button"
        aria-pressed={from !== '' || to !== ''}
        title={say.range}
        popoverTarget="time-range"
      >
        <Icon name="calendar" />
        <span className="tool-word">{say.range}</span>
      </button>
      <div id="time-range" popover="auto" className="drop card">
        <label className="field">
          <span>{say.from}</span>
          <input
            type="datetime-local"
            className="input"
            value={localOf(from)}
            max={localOf(to) || undefined}
            onChange={(event) => change({ from: momentOf(event.target.value), age: 0 })}
          />
        </label>
        <label className="field">
          <span>{say.to}</span>
          <input
            type="datetime-local"
            className="input"
            value={localOf(to)}
            min={localOf(from) || undefined}
            onChange={(event) => change({ to: momentOf(event.target.value), age: 0 })}
          />
        </label>
        <button type="button" className="button" onClick={() => change({ from: '', to: '', age: 0 })}>
          {say.anyTime}
        </button>
      </div>
    </>
  )
}

/** A moment as a field for local times has it, to the minute. */
function localOf(moment: string): string {
  if (moment === '') return ''
  const at = new Date(moment)
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}
