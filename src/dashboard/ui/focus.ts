/** Where the focus goes when what was opened from it is closed. */
export const rememberedFocus: { list: HTMLElement | null } = { list: null }
