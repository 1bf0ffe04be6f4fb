import { classNames } from '#ui/class-names.ts'
import { levelOf, type Level } from './queue-line.ts'

const strokes: Record<Level, string> = {
  good: 'stroke-good',
  warning: 'stroke-warning',
  danger: 'stroke-danger',
}

const radius = 5
const length = 2 * Math.PI * radius

/**
 * Shows the free slots of a budget as a small ring. Hidden from screen readers: put a text beside
 * it.
 */
export function LevelRing({ free, limit }: { free: number; limit: number }) {
  const stroke = strokes[levelOf(free, limit)]
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 14 14"
      className="size-3.5 shrink-0 -rotate-90"
      fill="none"
      strokeWidth="2.5"
    >
      <circle
        cx="7"
        cy="7"
        r={radius}
        className={classNames(
          'forced-colors:stroke-[GrayText]',
          free === 0 ? stroke : 'stroke-line-mid',
        )}
      />
      {free > 0 && (
        <circle
          cx="7"
          cy="7"
          r={radius}
          className={classNames(
            'transition-[stroke-dashoffset] forced-colors:stroke-[Highlight]',
            stroke,
          )}
          strokeDasharray={length}
          strokeDashoffset={length * (1 - Math.min(1, free / limit))}
        />
      )}
    </svg>
  )
}
