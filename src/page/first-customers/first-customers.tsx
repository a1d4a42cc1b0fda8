import { useText } from '../api/language.ts'
import { EmptyState } from '../ui/state.tsx'
import { FirstActions } from './first-actions.tsx'
import { FIRST } from './texts.ts'

/** What a newcomer begins with, in the place of what there is not yet. */
export default function FirstCustomers() {
  const say = useText(FIRST)
  return (
    <EmptyState icon="people" title={say.title}>
      <p className="soft">{say.lead}</p>
      <FirstActions />
    </EmptyState>
  )
}
