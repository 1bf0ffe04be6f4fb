import type { ComponentProps } from 'react'
import { classNames } from './class-names.ts'

/**
 * Announces each text that is added to it, once. Assistive technology only announces changes in a
 * region that already exists: always render it, empty while there is nothing to announce, and never
 * change its key.
 */
export function LiveRegion({ className, ...rest }: ComponentProps<'div'>) {
  return (
    <div
      role="status"
      // Otherwise removing a button would announce the whole region again.
      aria-atomic={false}
      {...rest}
      // An empty region stays rendered: one that appears together with its text is not announced.
      className={classNames('empty:sr-only', className)}
    />
  )
}
