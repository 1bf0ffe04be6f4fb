import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useRef,
  useState,
} from 'react'

export type Announce = (text: string, options?: { assertive?: boolean }) => void

interface Message {
  key: number
  text: string
  assertive: boolean
}

// Long enough for a screen reader to announce it, too short to be found by browsing.
const keptMs = 1500

const AnnounceContext = createContext<Announce>(() => {})

/**
 * Returns a function that announces a text in the live region. Without a provider above, it does
 * nothing.
 */
export function useAnnounce(): Announce {
  return useContext(AnnounceContext)
}

/**
 * Provides a polite and an assertive live region. The whole app has one pair, and each modal dialog
 * has its own, because the rest of the page is inert. Each message is a separate element, so that
 * the same text is announced again.
 */
export function AnnouncerProvider({ children }: { children: ReactNode }) {
  const announceOutside = useContext(AnnounceContext)
  const region = useRef<HTMLDivElement>(null)
  const [messages, setMessages] = useState<Message[]>([])
  const next = useRef(0)
  const timers = useRef(new Set<ReturnType<typeof setTimeout>>())
  useEffect(() => {
    const { current } = timers
    return () => current.forEach(clearTimeout)
  }, [])

  const announce = useCallback<Announce>(
    (text, options) => {
      // The announcement has closed its own dialog.
      if (!region.current) return announceOutside(text, options)
      next.current += 1
      const key = next.current
      setMessages((before) => [...before, { key, text, assertive: options?.assertive ?? false }])
      const timer = setTimeout(() => {
        timers.current.delete(timer)
        setMessages((before) => before.filter((it) => it.key !== key))
      }, keptMs)
      timers.current.add(timer)
    },
    [announceOutside],
  )

  const spoken = (assertive: boolean) =>
    messages.filter((it) => it.assertive === assertive).map((it) => <p key={it.key}>{it.text}</p>)

  return (
    <AnnounceContext value={announce}>
      {children}
      <div ref={region} aria-live="polite" className="sr-only">
        {spoken(false)}
      </div>
      <div aria-live="assertive" className="sr-only">
        {spoken(true)}
      </div>
    </AnnounceContext>
  )
}
