import type { Coverage } from '../../headquarters/operations/list/list-pending.ts'
import type { OperationFilter } from '../../headquarters/operations/list/operation-filter.ts'
import type { StagingRecordQuery, StagingRecordView } from '../../headquarters/operations/staging/staging-records.ts'
import type { OperationView } from '../../model/operation-view.ts'
import type { Page } from './page.ts'

/** A page of operations; `filter` is kept to count the matches if `totalCount` is selected. */
export type OperationPage = Page<OperationView> & { coverage: Coverage[]; filter: OperationFilter }

/** A page of staging rows; `counted` is null when the side cannot count. */
export type StagingRecordPage = Page<StagingRecordView> & { counted: StagingRecordQuery | null }
