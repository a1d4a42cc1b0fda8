import { useEffect } from 'react'

let view = ''
let record = ''

function show(): void {
  document.title = [record, view, 'tillsync'].filter((part) => part !== '').join(' · ')
}

/** Names the open view in the title of the tab. */
export function useViewTitle(name: string): void {
  useEffect(() => {
    view = name
    show()
  }, [name])
}

/** Names the open record before the view, so that tabs and the history tell which one it is; null while it is read. */
export function useRecordTitle(name: string | null): void {
  useEffect(() => {
    record = name ?? ''
    show()
    return () => {
      record = ''
      show()
    }
  }, [name])
}
