import { type RefObject, useLayoutEffect } from 'react'

const gap = 4
const margin = 8
/** Width of a window, in CSS pixels, with room for one column of fields. */
const narrow = 640
/**
 * In CSS pixels: with this much room below, a panel in a narrow window scrolls instead of covering
 * its label.
 */
const enough = 200

/** False in jsdom and in old browsers, where the panel is an ordinary element below its anchor. */
export const canPopover =
  typeof HTMLElement !== 'undefined' && 'showPopover' in HTMLElement.prototype

export interface AnchorOptions {
  align?: 'start' | 'end' | undefined
  /** At least as wide as the anchor. */
  matchWidth?: boolean | undefined
  /** In CSS pixels; less when the window is smaller. */
  maxHeight?: number | undefined
}

function place(anchor: HTMLElement, floating: HTMLElement, options: AnchorOptions) {
  const { align = 'start', matchWidth = false, maxHeight = 480 } = options
  const box = anchor.getBoundingClientRect()
  const width = document.documentElement.clientWidth
  const height = globalThis.visualViewport?.height ?? globalThis.innerHeight
  const isNarrow = width < narrow
  const { style } = floating

  style.minWidth = matchWidth ? `${box.width}px` : ''
  // In a narrow window exactly as wide: a panel that overhangs on one side looks misplaced.
  const widest = width - 2 * margin
  style.maxWidth = `${matchWidth && isNarrow ? Math.min(box.width, widest) : widest}px`
  style.maxHeight = `${maxHeight}px`

  // In a dialog, the panel leaves the buttons reachable.
  const around = anchor.closest('[data-panels-within]')?.getBoundingClientRect()
  const below = Math.min(height - margin, around?.bottom ?? Infinity) - box.bottom - gap
  const above = box.top - gap - Math.max(margin, around?.top ?? 0)
  const isEnough = isNarrow && below >= enough
  const up = floating.offsetHeight > below && above > below && !isEnough
  style.maxHeight = `${Math.max(Math.min(maxHeight, up ? above : below), 96)}px`

  // Attached by the edge at the anchor, so that it can shrink without a new position.
  style.top = up ? 'auto' : `${box.bottom + gap}px`
  style.bottom = up ? `${globalThis.innerHeight - box.top + gap}px` : 'auto'

  const wanted = align === 'end' ? box.right - floating.offsetWidth : box.left
  const rightmost = width - margin - floating.offsetWidth
  style.left = `${Math.max(Math.min(wanted, rightmost), margin)}px`
}

/**
 * Keeps an open panel with the `popover` attribute in the top layer and at its anchor: below it, or
 * above where there is more room, always within the window, through scrolling and resizing.
 */
export function useAnchored(
  open: boolean,
  anchor: RefObject<HTMLElement | null>,
  floating: RefObject<HTMLElement | null>,
  { align, matchWidth, maxHeight }: AnchorOptions = {},
): void {
  useLayoutEffect(() => {
    const panel = floating.current
    if (!open || !canPopover || !panel) return undefined
    panel.showPopover()

    const follow = () => {
      if (anchor.current) place(anchor.current, panel, { align, matchWidth, maxHeight })
    }
    follow()
    const sizes = new ResizeObserver(follow)
    sizes.observe(panel)
    if (anchor.current) sizes.observe(anchor.current)
    globalThis.addEventListener('resize', follow)
    globalThis.addEventListener('scroll', follow, { capture: true, passive: true })
    globalThis.visualViewport?.addEventListener('resize', follow)
    return () => {
      sizes.disconnect()
      globalThis.removeEventListener('resize', follow)
      globalThis.removeEventListener('scroll', follow, { capture: true })
      globalThis.visualViewport?.removeEventListener('resize', follow)
      if (panel.matches(':popover-open')) panel.hidePopover()
    }
  }, [open, anchor, floating, align, matchWidth, maxHeight])
}
