import { useSyncExternalStore } from 'react'

/** How times are shown: in which zone, and whether as the time since then or as a date. */
export type TimeChoice = { readonly zone: 'local' | 'utc'; readonly form: 'relative' | 'absolute' }

export const ZONES = ['local', 'utc'] as const
export const FORMS = ['relative', 'absolute'] as const

const KEY = 'tillsync.times'
const listeners = new Set<() => void>()
let chosen = read()

function read(): TimeChoice {
  const [zone, form] = (localStorage.getItem(KEY) ?? '').split(' ')
  return {
    zone: ZONES.find((one) => one === zone) ?? 'local',
    form: FORMS.find((one) => one === form) ?? 'relative',
  }
}

/** The visitor's choice of how times are shown. */
export function useTimeChoice(): TimeChoice {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => chosen,
  )
}

export function chooseTimes(part: Partial<TimeChoice>): void {
  chosen = { ...chosen, ...part }
  localStorage.setItem(KEY, `${chosen.zone} ${chosen.form}`)
  for (const listener of listeners) listener()
}
