import { useWallNow } from '#ui/use-now.ts'

/** Returns the local date as "YYYY-MM-DD"; renders again after midnight. */
export function useToday(): string {
  const now = new Date(useWallNow(60_000))
  const pad = (value: number) => String(value).padStart(2, '0')
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`
}
