import { classNames } from './class-names.ts'

/** The classes that all form controls share: border, background, focus, error, read-only. */
export const controlClass = classNames(
  'w-full min-w-0 rounded-md border border-line-strong bg-field text-base text-ink transition-colors',
  'hover:not-disabled:not-read-only:not-focus:border-ink-muted',
  'focus-visible:outline-2 focus-visible:-outline-offset-1 focus-visible:outline-focus',
  'aria-invalid:border-danger aria-invalid:focus-visible:outline-danger',
  'disabled:cursor-not-allowed disabled:border-line-mid disabled:bg-sunken disabled:text-ink-muted',
)

/** For inputs and text areas; a select is never read-only. */
export const readOnlyClass = 'read-only:border-line-mid read-only:bg-sunken'
