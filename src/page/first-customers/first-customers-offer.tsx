import { useState } from 'react'
import { useApiQuery } from '../api/query.ts'
import { useMay } from '../api/whoami.ts'
import { FirstCustomersDocument } from '../generated/documents.ts'
import { loadedLater } from '../ui/use-loaded.ts'

const READ_EVERY_MS = 5_000

const FirstCustomers = loadedLater(() => import('./first-customers.tsx'))

/** What a newcomer begins with, while the installation has no customer and no operation; else nothing. */
export function FirstCustomersOffer() {
  const may = useMay()
  // Once there is one, it is not asked again.
  const [isEmpty, setEmpty] = useState(true)
  const { data } = useApiQuery(
    FirstCustomersDocument,
    {},
    { enabled: isEmpty && may('Query.customers') && may('Query.operations'), refetchInterval: READ_EVERY_MS },
  )
  const has = data !== undefined && data.customers.nodes.length + data.operations.nodes.length > 0
  if (has && isEmpty) setEmpty(false)
  return data === undefined || has || !isEmpty ? null : <FirstCustomers />
}
