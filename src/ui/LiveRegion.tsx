import type { ComponentProps } from 'react'
import { classNames } from './class-names.ts'

/**
 * Has announced what comes into it, once. Assistive technology announces what changes in a region that it
 * knows: draw it always, empty while there is nothing to say, and never with another key.
 */
export function LiveRegion({ className, ...rest }: ComponentProps<'div'>) {
  return (
    <div
      role="status"
      // Else a button that goes would have all the rest read again.
      aria-atomic={false}
      {...rest}
      // Not hidden: a region that appears together with its text is a new one.
      className={classNames('empty:sr-only', className)}
    />
  )
}
