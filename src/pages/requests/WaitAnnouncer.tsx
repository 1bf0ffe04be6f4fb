import { useEffect, useRef } from 'react'
import { pageNow } from '#clock/page-clock.ts'
import { useTranslations } from '#i18n/use-translations.ts'
import { useQueue } from '#queries/use-queue.ts'
import { useAnnounce } from '#ui/Announcer.tsx'
import { roundUp } from './duration-text.ts'
import { useRequestText } from './request-text.ts'

/** A shorter wait (ms) ends before a screen reader has announced it. */
const minWaitMs = 2_000

/** Announces each request that has to wait and each hold of the queue, once. */
export function WaitAnnouncer() {
  const t = useTranslations('requests.announce')
  const announce = useAnnounce()
  const requestText = useRequestText()
  const queue = useQueue()
  const announced = useRef(new Set<string>())

  useEffect(() => {
    for (const hold of ['offline', 'signed-out'] as const) {
      if (!queue.holds.includes(hold)) announced.current.delete(hold)
      else if (!announced.current.has(hold)) {
        announced.current.add(hold)
        announce(t(hold === 'offline' ? 'offline' : 'signedOut'))
      }
    }
  }, [queue.holds, announce, t])

  useEffect(() => {
    const now = pageNow()
    const fresh = queue.waiting.filter(
      ({ id, turnAt }) => turnAt !== null && turnAt - now > minWaitMs && !announced.current.has(id),
    )
    const [first] = fresh
    if (!first) return
    for (const { id } of fresh) announced.current.add(id)
    const { unit, count } = roundUp(Math.min(...fresh.map(({ turnAt }) => turnAt ?? now)) - now)
    const time = t(unit, { count })
    announce(
      fresh.length === 1
        ? t('waits', { request: requestText(first.descriptor), time })
        : t('severalWait', { count: fresh.length, time }),
    )
  }, [queue.waiting, announce, requestText, t])

  return null
}
