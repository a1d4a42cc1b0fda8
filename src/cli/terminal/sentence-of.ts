/** What went wrong, in a sentence and without a stack. */
export const sentenceOf = (error: unknown) => (error instanceof Error ? error.message : 'It failed without saying why.')
