import { Link } from 'wouter'
import { useText } from '../api/language.ts'
import { useApiQuery } from '../api/query.ts'
import { useMay } from '../api/whoami.ts'
import { useChannels } from '../customers/shared/use-channels.ts'
import { MaySimulateDocument } from '../generated/documents.ts'
import { copyText } from '../ui/copy-text.ts'
import { Icon } from '../ui/icon.tsx'
import { UI } from '../ui/texts.ts'
import { showDay } from './day-state.ts'
import { FIRST } from './texts.ts'
import './first-customers.css'

/** Create a customer as a till of a channel, import a file, or simulate a day: what the visitor may do of it. */
export function FirstActions({ channel }: { channel?: string | null }) {
  const say = useText(FIRST)
  const channels = useChannels() ?? []
  const mayCreate = useMay()('Mutation.createCustomer')
  const key = channel ?? channels[0]?.key
  if (!mayCreate || key === undefined) return null
  return (
    <div className="first-customers">
      <Link className="button primary" href={`/customers/new?channel=${encodeURIComponent(key)}`}>
        <Icon name="add" />
        {say.createAsTill}
      </Link>
      <ImportFile channel={key} />
      <SimulateDay channels={channels.map((each) => each.key)} />
    </div>
  )
}

/** A file is imported on the command line. */
function ImportFile({ channel }: { channel: string }) {
  const say = useText(FIRST)
  const ui = useText(UI)
  const command = `npm run tillsync -- import demo/customers.csv --channel ${channel}`
  return (
    <>
      <button type="button" className="button" popoverTarget="import-command">
        <Icon name="download" />
        {say.importFile}
      </button>
      <div id="import-command" popover="auto" className="drop card">
        <p className="soft">{say.commandHint}</p>
        <code>{command}</code>
        <button type="button" className="button small" onClick={() => copyText(command, { ...ui, copied: say.copied })}>
          <Icon name="clipboard" />
          {say.copy}
        </button>
      </div>
    </>
  )
}

/** Offered only where the server simulates. */
function SimulateDay({ channels }: { channels: readonly string[] }) {
  const say = useText(FIRST)
  const { data } = useApiQuery(MaySimulateDocument, {}, { enabled: useMay()('Query.simulation') })
  if (!data?.simulation.available) return null
  return (
    <button type="button" className="button" onClick={() => showDay(channels)}>
      <Icon name="play" />
      {say.simulate}
    </button>
  )
}
