import { type ReactNode, useId } from 'react'
import { useSearchParams } from 'wouter'
import { useText } from '../../api/language.ts'
import { useApiQuery } from '../../api/query.ts'
import type { TypedDocumentString } from '../../generated/documents.ts'
import { Icon } from '../../ui/icon.tsx'
import { ErrorState, Skeleton } from '../../ui/state.tsx'
import { JOBS } from './texts.ts'

type Props<R, N> = {
  /** The parameter of the address with the node id. */
  param: string
  title: string
  document: TypedDocumentString<R, { id: string }>
  pick: (answer: R) => N | null
  children: (node: N) => ReactNode
}

/** The node that the address names, above the list, however old it is and whatever the filters are. */
export function Picked<R, N>({ param, title, document, pick, children }: Props<R, N>) {
  const say = useText(JOBS)
  const titleId = useId()
  const [address, setAddress] = useSearchParams()
  const id = address.get(param)
  const { data, error, refetch } = useApiQuery(document, { id: id ?? '' }, { enabled: id !== null })
  if (id === null) return null
  const node = data && pick(data)
  const close = () =>
    setAddress(
      (now) => {
        now.delete(param)
        return now
      },
      { replace: true },
    )
  return (
    <section className="card jobs-card picked" aria-labelledby={titleId}>
      <header>
        <h2 id={titleId}>{title}</h2>
        <button type="button" className="button plain square small" aria-label={say.unpick} onClick={close}>
          <Icon name="close" />
        </button>
      </header>
      {node && children(node)}
      {node === null && <p className="soft">{say.pickedGone}</p>}
      {!data && (error ? <ErrorState error={error} retry={() => void refetch()} /> : <Skeleton lines={2} />)}
    </section>
  )
}

/** A filter for the list below, without the node that is shown above it. */
export function isNotPicked(address: URLSearchParams, param: string): (node: { readonly id: string }) => boolean {
  const picked = address.get(param)
  return ({ id }) => id !== picked
}
