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

// Long enough for a screen reader to take it in, short enough not to be found by browsing.
const keptMs = 1500

const AnnounceContext = createContext<Announce>(() => {})

/** Puts a text into the live region. Without a provider above, it says nothing. */
export function useAnnounce(): Announce {
  return useContext(AnnounceContext)
}

/**
 * Two live regions, polite and assertive: for the whole app, and for each modal dialog, since all the
 * rest of the page is inert. Each message is an element of its own, so the same text twice is announced
 * twice.
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
      // Its dialog was closed by what is announced.
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
