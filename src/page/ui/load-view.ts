/** How long to wait before a view's code is requested again, in milliseconds: the server may be restarting. */
const BACK_OFF_MS = [500, 1_000, 2_000, 4_000]

/**
 * The code of a view could not be loaded: the server is away or, with `isReplaced`, has the files of another release.
 */
export class ViewNotLoaded extends Error {
  override readonly name = 'ViewNotLoaded'
  readonly isReplaced: boolean
  constructor(isReplaced: boolean, cause: unknown) {
    super('The code of the view could not be loaded.', { cause })
    this.isReplaced = isReplaced
  }
}

/** Loads the code of a view or of a part of the page, and tries again with back-off, else throws ViewNotLoaded. */
export async function loadView<Code>(view: { readonly load: () => Promise<Code> }): Promise<Code> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await view.load()
    } catch (error) {
      const isReplaced = await isOtherRelease()
      const wait = BACK_OFF_MS[tries]
      if (isReplaced || wait === undefined) throw new ViewNotLoaded(isReplaced, error)
      await new Promise((resolve) => setTimeout(resolve, wait))
    }
  }
}

/** True when the server answers with a page that starts with other code than this one. */
async function isOtherRelease(): Promise<boolean> {
  const own = document.querySelector('script[type="module"][src]')?.getAttribute('src')
  const answer = await fetch('/', { cache: 'no-store' }).catch(() => null)
  if (!own || !answer?.ok) return false
  return !(await answer.text().catch(() => own)).includes(own)
}
