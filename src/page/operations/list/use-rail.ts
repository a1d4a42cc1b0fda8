import { useState } from 'react'

const KEY = 'tillsync.operations.causes'
const NARROW = matchMedia('(width < 60rem)')

/** Whether the causes are open beside the list; this browser keeps it. On a phone they are folded at first. */
export function useRail(): [isOpen: boolean, setOpen: (isOpen: boolean) => void] {
  const [isOpen, setOpen] = useState(() => !NARROW.matches && localStorage.getItem(KEY) !== 'folded')
  return [
    isOpen,
    (open) => {
      localStorage.setItem(KEY, open ? 'open' : 'folded')
      setOpen(open)
    },
  ]
}
