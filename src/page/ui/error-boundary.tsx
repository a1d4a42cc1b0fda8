import { Component, type ReactNode } from 'react'

type Props = {
  /** The error is forgotten when this changes, such as the address. */
  readonly of?: string
  /** Shown in place of the children after an error; `again` renders them again. */
  readonly instead: (error: unknown, again: () => void) => ReactNode
  readonly children: ReactNode
}

/** Catches what its children throw while they render: without it, React would remove the whole page. */
export class ErrorBoundary extends Component<Props, { failure: { error: unknown } | null }> {
  override state: { failure: { error: unknown } | null } = { failure: null }

  static getDerivedStateFromError(error: unknown) {
    return { failure: { error } }
  }

  override componentDidUpdate(before: Props): void {
    if (this.state.failure && before.of !== this.props.of) this.again()
  }

  private readonly again = () => this.setState({ failure: null })

  override render(): ReactNode {
    const { failure } = this.state
    return failure ? this.props.instead(failure.error, this.again) : this.props.children
  }
}
