import { classNames } from './class-names.ts'

/** A placeholder for text that is loading; its class gives it the exact size of that text. */
export function Skeleton({ className }: { className?: string | undefined }) {
  return (
    <span
      aria-hidden="true"
      className={classNames('block animate-breathe rounded-md bg-pressed', className ?? 'h-3 w-24')}
    />
  )
}
