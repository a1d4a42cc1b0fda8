import { Link } from 'wouter'
import { useText } from '../api/language.ts'
import { Icon } from '../ui/icon.tsx'
import type { ChannelSeen, EditingSeen } from './channel-state.ts'
import { OVERVIEW } from './texts.ts'

/** The mode of a channel: whether it captures new customers and edits, or calls headquarters in real time. */
export function ChannelMode({ channel, editing }: { channel: ChannelSeen; editing: EditingSeen | undefined }) {
  const say = useText(OVERVIEW)
  const creates = channel.functionalityProfile.createCustomersInAsyncMode
  return (
    <span className="modes">
      <span className={creates ? 'badge good' : 'badge'} title={creates ? say.createEffective : say.createOff}>
        <Icon name={creates ? 'check' : 'minus'} />
        {creates ? say.asyncCreate : say.realtimeCreate}
      </span>
      {editing && <EditingMode editing={editing} />}
    </span>
  )
}

function EditingMode({ editing: { hqState, cacheState, missingJobs } }: { editing: EditingSeen }) {
  const say = useText(OVERVIEW)
  if (cacheState)
    return (
      <span className="badge good" title={say.editEffective}>
        <Icon name="check" />
        {say.asyncEdit}
      </span>
    )
  if (!hqState)
    return (
      <span className="badge" title={say.editOff}>
        <Icon name="minus" />
        {say.realtimeEdit}
      </span>
    )
  return (
    <Link
      href="/features"
      className="badge warn"
      title={missingJobs.length > 0 ? say.editMissing(missingJobs.join(', ')) : say.editCache}
    >
      <Icon name="wait" />
      {say.editPending}
    </Link>
  )
}
