import { useRef, useState } from 'react'
import { useDraft } from '../../api/drafts.ts'
import { toast } from '../../ui/toast.tsx'

type Options<Outcome> = {
  /** Under which the value and the reason are kept while the page is closed. */
  draft: string
  /** The value to begin with. */
  first: string
  /** The reason that is given when nobody writes another. */
  reasonOf: (value: string) => string
  /** Asks headquarters; a dry run changes nothing. */
  send: (value: string, reason: string, dryRun: boolean) => Promise<Outcome>
}

/**
 * A value that is chosen, previewed, and then applied with a reason. The outcome of a preview is shown only as long as
 * its value is the chosen one. A call that fails is told, and its outcome is null.
 */
export function usePreviewedValue<Outcome>({ draft: key, first, reasonOf, send }: Options<Outcome>) {
  const [draft, keep] = useDraft(key)
  const [previewed, setPreviewed] = useState<{ value: string; outcome: Outcome } | null>(null)
  const [busy, setBusy] = useState<'preview' | 'apply' | null>(null)
  const asked = useRef(0)
  const value = draft?.values.value ?? first
  const reason = draft?.values.reason ?? reasonOf(value)
  const ask = (given: string, dryRun: boolean): Promise<Outcome | null> =>
    send(given, reason, dryRun).catch((error: unknown) => {
      toast('bad', error instanceof Error ? error.message : String(error))
      return null
    })
  return {
    value,
    reason,
    hasDraft: draft !== null,
    busy,
    shown: previewed?.value === value ? previewed.outcome : null,
    edit(values: { value?: string; reason?: string }) {
      keep({ values: { ...draft?.values, ...values }, was: {}, base: '', key: '' })
    },
    async preview(given: string) {
      asked.current += 1
      const mine = asked.current
      setBusy('preview')
      const outcome = await ask(given, true)
      // Another value was chosen meanwhile.
      if (mine !== asked.current) return
      setBusy(null)
      setPreviewed(outcome ? { value: given, outcome } : null)
    },
    /** Calls `work`, which applies the value by what it is given, unless something is being asked already. */
    async apply(work: (applyOnce: () => Promise<Outcome | null>) => Promise<void>) {
      if (busy) return
      setBusy('apply')
      await work(() => ask(value, false))
      setBusy(null)
    },
    /** Shows the outcome of the value, such as its refusals; null: none. */
    show(outcome: Outcome | null) {
      setPreviewed(outcome ? { value, outcome } : null)
    },
    forget() {
      keep(null)
    },
  }
}
