import { useMemo } from 'react'
import { useTranslations as useMessages } from 'use-intl'
import { isolate } from './isolate.ts'

type Say = (key: string, values?: Record<string, unknown>) => string

/** use-intl's, but what is put into a message turns nothing but itself from right to left. */
export const useTranslations = ((namespace) => {
  const say: unknown = useMessages(namespace)
  return useMemo<Say>(() => (key, values) => (say as Say)(key, values && isolated(values)), [say])
}) as typeof useMessages

function isolated(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? isolate(value) : value,
    ]),
  )
}
