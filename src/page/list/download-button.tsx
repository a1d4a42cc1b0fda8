import { useText } from '../api/language.ts'
import { Icon } from '../ui/icon.tsx'
import { LISTS } from './list-texts.ts'

type Props<Row, Name extends string> = {
  rows: readonly Row[]
  /** The columns that are shown. */
  shown: readonly Name[]
  names: { readonly [name in Name]: string }
  cellOf: (row: Row, name: Name) => string
  /** The name of the file. */
  file: string
}

/**
 * Downloads the rows and columns that are shown as CSV, as they are shown: masked where they are. It reads nothing from
 * the server, so there is nothing for its audit. What a spreadsheet would take for a formula gets an apostrophe.
 */
export function DownloadButton<Row, Name extends string>({ rows, shown, names, cellOf, file }: Props<Row, Name>) {
  const say = useText(LISTS)
  const download = async () => {
    const { stringify } = await import('csv-stringify/browser/esm/sync')
    const lines = rows.map((row) => shown.map((name) => cellOf(row, name)))
    const text = stringify([shown.map((name) => names[name]), ...lines], {
      escape_formulas: true,
      bom: true,
      record_delimiter: 'windows',
    })
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv' }))
    link.download = file
    link.click()
    URL.revokeObjectURL(link.href)
  }
  return (
    <button
      type="button"
      className="button"
      title={say.csvHint}
      disabled={rows.length === 0}
      onClick={() => void download()}
    >
      <Icon name="download" />
      <span className="tool-word">{say.csv}</span>
    </button>
  )
}
