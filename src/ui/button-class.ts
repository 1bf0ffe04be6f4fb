import { classNames } from './class-names.ts'

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger' | 'danger-quiet'
export type ButtonSize = 'normal' | 'small' | 'icon' | 'icon-small'

const base =
  'relative inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md border font-medium whitespace-nowrap select-none transition-colors aria-disabled:cursor-not-allowed disabled:cursor-not-allowed'

// Busy keeps its colours, because the button is not disabled.
const off = 'disabled:opacity-50 aria-disabled:not-aria-busy:opacity-50'

const variants: Record<ButtonVariant, string> = {
  primary:
    'border-transparent bg-accent text-on-accent hover:bg-accent-hover active:bg-accent-hover focus-visible:outline-offset-2',
  secondary:
    'border-line-mid bg-raised text-ink shadow-[0_1px_1px_light-dark(#15181e0d,#00000040)] hover:bg-hover active:bg-pressed aria-expanded:bg-hover',
  quiet:
    'border-transparent text-ink-muted hover:bg-hover hover:text-ink active:bg-pressed aria-expanded:bg-hover aria-expanded:text-ink',
  danger:
    'border-transparent bg-danger text-on-danger hover:bg-danger-hover active:bg-danger-hover focus-visible:outline-offset-2',
  // Beside a primary action, a second filled button would compete with it.
  'danger-quiet':
    'border-line-mid bg-raised text-danger-ink hover:border-danger-line hover:bg-danger-soft active:bg-danger-soft',
}

const sizes: Record<ButtonSize, string> = {
  normal: 'h-control px-3 text-base',
  small: 'h-control-small px-2 text-sm',
  icon: 'size-control',
  'icon-small': 'size-control-small',
}

/** The classes of a button, for a link that looks like one. */
export function buttonClass(
  variant: ButtonVariant = 'secondary',
  size: ButtonSize = 'normal',
): string {
  return classNames(base, off, variants[variant], sizes[size])
}
