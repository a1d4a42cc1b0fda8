import { callApi } from '../../api/call-api.ts'
import { useText } from '../../api/language.ts'
import { ExportSelectedDocument, type ExportSelectedQuery } from '../../generated/documents.ts'
import { STATUS_NAMES } from '../../ui/operation-names.ts'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import { useNumber } from '../../ui/time.tsx'
import { toast } from '../../ui/toast.tsx'
import { CAUSE } from '../causes/cause-texts.ts'
import { isStatus } from '../list/filters.ts'

/** Downloads the selected operations as CSV, whatever their status. */
export function ExportSelected({ operationIds, onClose }: { operationIds: readonly string[]; onClose: () => void }) {
  const say = useText(CAUSE)
  const number = useNumber()
  const download = async (reason: string) => {
    const filter = { operation: operationIds, status: Object.keys(STATUS_NAMES.en).filter(isStatus) }
    let text = ''
    let after: string | null = null
    for (;;) {
      const { exportOperations }: ExportSelectedQuery = await callApi(ExportSelectedDocument, { filter, reason, after })
      // Each page is a file of its own, with its heading.
      text += text === '' ? exportOperations.text : exportOperations.text.replace(/^.*?\r?\n/, '')
      after = exportOperations.endCursor
      if (!exportOperations.hasNextPage) break
    }
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv' }))
    link.download = 'operations.csv'
    link.click()
    URL.revokeObjectURL(link.href)
    toast('good', say.exported(number(operationIds.length)))
    return null
  }
  return (
    <ReasonDialog
      title={say.exportTitle(number(operationIds.length))}
      confirm={say.exportSelected}
      icon="download"
      draft="selection/export"
      onClose={onClose}
      onConfirm={download}
    >
      <p>{say.exportHint}</p>
    </ReasonDialog>
  )
}
