import { classNames } from './class-names.ts'

/** A place held for text to come; its class gives it that text's exact size. */
export function Skeleton({ className }: { className?: string | undefined }) {
  return (
    <span
      aria-hidden="true"
      className={classNames('block animate-breathe rounded-md bg-pressed', className ?? 'h-3 w-24')}
    />
  )
}
