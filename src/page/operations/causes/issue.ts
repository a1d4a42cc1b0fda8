import type { CorrectOperationsMutation, IssueDetailQuery } from '../../generated/documents.ts'

/** A cause of failures with everything that its panel shows. */
export type Issue = NonNullable<IssueDetailQuery['issue']>

/** What a correction of many operations would save, or has saved. */
export type Previewed = CorrectOperationsMutation['correctOperations']
