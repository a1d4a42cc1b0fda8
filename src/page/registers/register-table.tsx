import { useState } from 'react'
import { useText } from '../api/language.ts'
import { useApiQuery } from '../api/query.ts'
import { useMay } from '../api/whoami.ts'
import { RegistersDocument } from '../generated/documents.ts'
import { Icon } from '../ui/icon.tsx'
import { Ago, useNumber } from '../ui/time.tsx'
import type { Register } from './register.ts'
import { RegisterActions } from './register-actions.tsx'
import { REGISTERS } from './texts.ts'

const SHOWN = 50
const READ_EVERY_MS = 15_000

/** *Register offline status*: all registers that have reported, those first on which something waits. */
export function RegisterTable() {
  const say = useText(REGISTERS)
  const number = useNumber()
  const may = useMay()
  const [all, setAll] = useState(false)
  // Tokens that may not see the jobs may not see the registers.
  const enabled = may('Query.stores')
  const { data } = useApiQuery(RegistersDocument, {}, { keep: true, refetchInterval: READ_EVERY_MS, enabled })
  const registers = (data?.channels ?? [])
    .flatMap((channel) => (channel.registers ?? []).map((register): Register => ({ ...register, channel })))
    .sort((a, b) => b.waitingCaptures - a.waitingCaptures || Number(a.online) - Number(b.online))
  if (registers.length === 0) return null
  const online = registers.filter((register) => register.online).length
  return (
    <section className="card overview-card" aria-labelledby="overview-registers">
      <div className="overview-card-head">
        <h2 id="overview-registers">{say.registers}</h2>
        <span className="soft">{say.onlineOf(number(online), number(registers.length))}</span>
      </div>
      <table className="table stacks register-table">
        <thead>
          <tr>
            {[say.register, say.state, say.program, say.lastSeen, say.waiting, say.oldest, say.actions].map(
              (column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {registers.slice(0, all ? undefined : SHOWN).map((register) => (
            <RegisterRow key={`${register.channel.key}:${register.key}`} register={register} />
          ))}
        </tbody>
      </table>
      {registers.length > SHOWN && !all && (
        <button type="button" className="button small" onClick={() => setAll(true)}>
          {say.allShown(number(registers.length))}
        </button>
      )}
    </section>
  )
}

function RegisterRow({ register }: { register: Register }) {
  const say = useText(REGISTERS)
  const number = useNumber()
  const { channel, key, online, paused, version, lastSeenAt, waitingCaptures, oldestWaitingAt } = register
  const state = paused ? say.isPaused : online ? say.online : say.offline
  return (
    <tr>
      <th scope="row">
        {channel.name} {key}
      </th>
      <td data-name={say.state}>
        <span className={`badge ${paused || !online ? 'warn' : 'good'}`}>
          <Icon name={paused ? 'pause' : online ? 'check' : 'alert'} />
          {state}
        </span>
        {paused && <span className="hint soft">{say.pausedBy(paused.by, paused.reason)}</span>}
      </td>
      <td data-name={say.program}>{version}</td>
      <td data-name={say.lastSeen}>
        <Ago at={lastSeenAt} />
      </td>
      <td data-name={say.waiting} className="number">
        {waitingCaptures === 0 ? <span className="soft">0</span> : <strong>{number(waitingCaptures)}</strong>}
      </td>
      <td data-name={say.oldest}>{oldestWaitingAt ? <Ago at={oldestWaitingAt} /> : <span className="soft">–</span>}</td>
      <td data-name={say.actions}>
        <RegisterActions register={register} />
      </td>
    </tr>
  )
}
