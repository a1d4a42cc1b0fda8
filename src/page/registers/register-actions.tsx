import { useState } from 'react'
import { callApi } from '../api/call-api.ts'
import { useText } from '../api/language.ts'
import { queries } from '../api/query.ts'
import { useMay } from '../api/whoami.ts'
import { RemoveRegisterDocument, ResumeRegisterDocument } from '../generated/documents.ts'
import { type Refusal, refusalsOf } from '../ui/refusals.tsx'
import { toast } from '../ui/toast.tsx'
import { loadedLater } from '../ui/use-loaded.ts'
import type { Register } from './register.ts'
import { REGISTERS } from './texts.ts'

const PauseRegisterDialog = loadedLater(() => import('./pause-register-dialog.tsx'))

/** What an operator can do with a register: pause it with a reason, resume it, and remove one that is out of use. */
export function RegisterActions({
  register: { key, channel, online, paused, waitingCaptures },
}: {
  register: Register
}) {
  const say = useText(REGISTERS)
  const may = useMay()
  const [pausing, setPausing] = useState(false)
  const input = { channel: channel.key, register: key }
  const name = `${channel.name} ${key}`
  const tell = (userErrors: readonly Refusal[], done: string) => {
    const refused = refusalsOf(userErrors)
    toast(refused === null ? 'good' : 'bad', refused ?? done)
    void queries.invalidateQueries()
  }
  const resume = async () =>
    tell((await callApi(ResumeRegisterDocument, { input })).resumeRegister.userErrors, say.resumedNow)
  const remove = async () =>
    tell((await callApi(RemoveRegisterDocument, { input })).removeRegister.userErrors, say.removedNow)
  const failed = (error: unknown) => toast('bad', error instanceof Error ? error.message : String(error))
  return (
    <>
      {paused && may('Mutation.resumeRegister') && (
        <button type="button" className="button small" onClick={() => void resume().catch(failed)}>
          {say.resume}
          <span className="unseen"> {name}</span>
        </button>
      )}
      {!paused && may('Mutation.pauseRegister') && (
        <button type="button" className="button small" onClick={() => setPausing(true)}>
          {say.pause}
          <span className="unseen"> {name}</span>
        </button>
      )}
      {!online && waitingCaptures === 0 && may('Mutation.removeRegister') && (
        <button type="button" className="button small" onClick={() => void remove().catch(failed)}>
          {say.remove}
          <span className="unseen"> {name}</span>
        </button>
      )}
      {pausing && (
        <PauseRegisterDialog channel={channel.key} register={key} name={name} onClose={() => setPausing(false)} />
      )}
    </>
  )
}
