import { useCallback, useEffect, useRef, useState } from 'react'
import type { LookOptions, Verdict } from '#queries/read-back.ts'

/** A look at what came of a write. */
export interface Check<Found> {
  isLooking: boolean
  /** Until when (ms) its next read waits; null while it reads. */
  until: number | null
  /** What it found, or the look before it; null before the first. */
  found: Found | null
}

/** Runs one look at a time, and none for a page that was left. It only reads. */
export function useCheck<Found extends { verdict: Verdict }>() {
  const [check, setCheck] = useState<Check<Found> | null>(null)
  const running = useRef<AbortController | null>(null)

  const stop = useCallback(() => {
    running.current?.abort()
    running.current = null
    setCheck(null)
  }, [])
  useEffect(() => () => running.current?.abort(), [])

  /** A quiet look tells only of a write that arrived. Null when it was stopped. */
  async function run(
    look: (options: LookOptions) => Promise<Found>,
    isQuiet = false,
  ): Promise<Found | null> {
    running.current?.abort()
    const gone = new AbortController()
    running.current = gone
    const tell = (until: number | null) => {
      if (isQuiet || gone.signal.aborted) return
      setCheck((last) => ({ isLooking: true, until, found: last?.found ?? null }))
    }
    tell(null)
    try {
      const found = await look({ priority: 'visible', signal: gone.signal, onWait: tell })
      if (gone.signal.aborted) return null
      const isNews = found.verdict === 'arrived' || found.verdict === 'doubled'
      if (!isQuiet || isNews) setCheck({ isLooking: false, until: null, found })
      return found
    } catch (error) {
      if (gone.signal.aborted) return null
      throw error
    }
  }

  return { check, run, stop }
}
