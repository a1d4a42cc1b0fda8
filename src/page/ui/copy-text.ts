import { toast } from './toast.tsx'

/** Copies a text to the clipboard, and says so. */
export function copyText(text: string, say: { readonly copied: string; readonly copyFailed: string }): void {
  navigator.clipboard.writeText(text).then(
    () => toast('good', say.copied),
    () => toast('bad', say.copyFailed),
  )
}
