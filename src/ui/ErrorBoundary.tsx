import { Component, type ComponentType, type ReactNode } from 'react'

export interface FallbackProps {
  error: unknown
  /** Draws again what threw. */
  onRetry: () => void
}

export interface ErrorBoundaryProps {
  children: ReactNode
  /** Drawn in place of what threw. */
  fallback: ComponentType<FallbackProps>
}

/** Catches what its children throw while they are drawn: the rest of the page stays. */
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
