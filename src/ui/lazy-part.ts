import { lazy, type ComponentType } from 'react'

/**
 * A component that is loaded when it is first drawn. `notLoaded` stands in its place where it cannot
 * be loaded (no network, a newer release); without one, drawing it throws.
 */
export function lazyPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  notLoaded?: ComponentType<Props>,
) {
  return lazy(async () => {
    try {
      return { default: await load() }
    } catch (error) {
      if (!notLoaded) throw error
      return { default: notLoaded }
    }
  })
}
