import { useText } from '../../api/language.ts'
import { Icon } from '../../ui/icon.tsx'
import { COLUMNS, showColumn, useColumns } from './columns.ts'
import { TOOLBAR } from './toolbar-texts.ts'

/** Chooses the columns of the list. */
export function ColumnChooser() {
  const say = useText(TOOLBAR)
  const shown = useColumns()
  return (
    <>
      <button type="button" className="button column-button" title={say.columns} popoverTarget="columns">
        <Icon name="split" />
        <span className="tool-word">{say.columns}</span>
      </button>
      <fieldset id="columns" popover="auto" className="drop card">
        <legend className="soft">{say.columnsHint}</legend>
        {COLUMNS.map((column) => (
          <label key={column} className="check">
            <input
              type="checkbox"
              checked={shown.includes(column)}
              disabled={shown.length === 1 && shown.includes(column)}
              onChange={(event) => showColumn(column, event.target.checked)}
            />
            {say[column]}
          </label>
        ))}
      </fieldset>
    </>
  )
}
