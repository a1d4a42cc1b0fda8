/** What went wrong, in one sentence and without a stack. */
export const sentenceOf = (error: unknown) =>
  error instanceof Error ? error.message : 'It failed for an unknown reason.'
