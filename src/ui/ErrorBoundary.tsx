import { Component, type ComponentType, type ReactNode } from 'react'

export interface FallbackProps {
  error: unknown
  /** Renders the children again. */
  onRetry: () => void
}

export interface ErrorBoundaryProps {
  children: ReactNode
  /** Rendered in place of the children. */
  fallback: ComponentType<FallbackProps>
}

/** Catches errors that its children throw while rendering, so that the rest of the page stays. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { thrown: [unknown] | null }> {
  override state: { thrown: [unknown] | null } = { thrown: null }

  static getDerivedStateFromError(error: unknown) {
    return { thrown: [error] }
  }

  readonly #retry = () => this.setState({ thrown: null })

  override render() {
    const { thrown } = this.state
    const { children, fallback: Fallback } = this.props
    return thrown ? <Fallback error={thrown[0]} onRetry={this.#retry} /> : children
  }
}
