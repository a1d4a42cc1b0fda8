import { useText } from '../api/language.ts'
import { Icon } from '../ui/icon.tsx'
import type { ChosenColumns } from './columns.ts'
import { LISTS } from './list-texts.ts'

type Props<Name extends string> = {
  chosen: ChosenColumns<Name>
  names: { readonly [name in Name]: string }
}

/** Chooses the columns of a list. */
export function ColumnChooser<Name extends string>({ chosen, names }: Props<Name>) {
  const say = useText(LISTS)
  const shown = chosen.useShown()
  return (
    <>
      <button type="button" className="button column-button" title={say.columns} popoverTarget="columns">
        <Icon name="split" />
        <span className="tool-word">{say.columns}</span>
      </button>
      <fieldset id="columns" popover="auto" className="drop card">
        <legend className="soft">{say.columnsHint}</legend>
        {chosen.all.map((name) => (
          <label key={name} className="check">
            <input
              type="checkbox"
              checked={shown.includes(name)}
              disabled={shown.length === 1 && shown.includes(name)}
              onChange={(event) => chosen.show(name, event.target.checked)}
            />
            {names[name]}
          </label>
        ))}
      </fieldset>
    </>
  )
}
