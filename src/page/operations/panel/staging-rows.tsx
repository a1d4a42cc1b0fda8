import { useText } from '../../api/language.ts'
import { ErrorText } from '../../ui/error-text.tsx'
import type { Detail } from '../shared/detail.ts'
import { PANEL } from '../shared/panel-texts.ts'

/** The operation's rows in the staging tables. */
export function StagingRows({ rows }: { rows: NonNullable<Detail['rows']> }) {
  const say = useText(PANEL)
  return (
    <details className="part">
      <summary>
        <h3>
          {say.rows} ({rows.length})
        </h3>
      </summary>
      {rows.map((row) => (
        <article key={row.table + row.replicationCounterFromOrigin} className="staging-row">
          <h4>
            <code>{row.table}</code>{' '}
            <span className="soft">{row.side === 'HEADQUARTERS' ? say.headquartersSide : say.channelSide}</span>
          </h4>
          <p className="soft hint number">
            {row.operation} · REPLICATIONCOUNTERFROMORIGIN {row.replicationCounterFromOrigin} · {say.completed}{' '}
            <strong>{row.onlineOperationCompleted}</strong> · {row.verdict}
          </p>
          {row.error && (
            <p className="error-text">
              <ErrorText error={row.error} />
            </p>
          )}
          <dl className="columns">
            {row.columns.map(({ name, value }) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </article>
      ))}
    </details>
  )
}
