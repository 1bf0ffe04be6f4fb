import { classNames } from './class-names.ts'

export interface MeterProps {
  label: string
  value: number
  max: number
  /** Read by screen readers instead of the number: "8 of 10 left". */
  valueText: string
  tone?: 'accent' | 'good' | 'warning' | 'danger' | undefined
  className?: string | undefined
}

const tones = {
  accent: 'bg-accent',
  good: 'bg-good',
  warning: 'bg-warning',
  danger: 'bg-danger',
}

/** A gauge. `value` is clamped between 0 and `max`. */
export function Meter({ label, value, max, valueText, tone = 'accent', className }: MeterProps) {
  const held = Math.min(Math.max(value, 0), max)
  return (
    <div
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={held}
      aria-valuetext={valueText}
      className={classNames(
        'h-1.5 overflow-hidden rounded-full bg-pressed forced-colors:border',
        className,
      )}
    >
      <div
        className={classNames(
          'h-full rounded-full transition-[width] forced-colors:bg-[Highlight]',
          tones[tone],
        )}
        style={{ width: `${max > 0 ? (held / max) * 100 : 0}%` }}
      />
    </div>
  )
}
