// Inspects an element by role and name. `look` runs in the page, so it cannot use anything outside
// itself.
import type * as TestingLibrary from '@testing-library/dom'
import type { Point } from './driver.ts'

/** An element as a user describes it. */
export interface Target {
  /** An ARIA role, or `text` for the innermost element that shows the name. */
  role: string
  /** The whole name, ignoring white space, or a pattern for a part of it. */
  name?: string | RegExp
  /** The index, from 0, if several elements match. */
  nth?: number
  within?: Target
}

export interface Seen {
  text: string
  /** The value of a control; empty for other elements. */
  value: string
  href: string
  focused: boolean
  /** The point at which a press reaches the element; null if none does. */
  at: Point | null
  box: { x: number; y: number; width: number; height: number }
  /** The element that a press at the centre reaches instead. */
  covered: string
}

/** Inspects an element; returns null if there is none. `scrolls`: first scroll it into reach. */
export function look({ target, scrolls }: { target: Serialised; scrolls: boolean }): Seen | null {
  const { queryAllByRole, queryAllByText } = (
    globalThis as unknown as { TestingLibraryDom: typeof TestingLibrary }
  ).TestingLibraryDom

  const find = ({ role, name, nth = 0, within }: Serialised): HTMLElement | undefined => {
    const around = within ? find(within) : document.body
    if (!around) return undefined
    const named = name && (name.flags === null ? name.source : new RegExp(name.source, name.flags))
    const all =
      role === 'text'
        ? queryAllByText(around, named ?? /./)
        : queryAllByRole(around, role, named === undefined ? {} : { name: named })
    return all.filter((each) => each.getClientRects().length > 0)[nth]
  }

  const reach = (element: HTMLElement) => {
    // If the element is broken into several lines, use the first.
    const { x, y, width, height } = element.getClientRects()[0] ?? element.getBoundingClientRect()
    // Some browsers round a press to whole pixels.
    const at = { x: Math.round(x + width / 2), y: Math.round(y + height / 2) }
    const hit = document.elementFromPoint(at.x, at.y)
    const isHit = element.contains(hit) || hit?.closest('label')?.control === element
    return { box: { x, y, width, height }, at, hit, isHit }
  }

  const element = find(target)
  if (!element) return null
  let reached = reach(element)
  if (!reached.isHit && scrolls) {
    element.scrollIntoView({ block: 'center' })
    reached = reach(element)
  }
  return {
    text: element.innerText.trim(),
    value: 'value' in element ? String(element.value) : '',
    href: element instanceof HTMLAnchorElement ? element.href : '',
    focused: element === document.activeElement,
    at: reached.isHit ? reached.at : null,
    box: reached.box,
    covered: reached.isHit ? '' : (reached.hit?.outerHTML.slice(0, 200) ?? 'nothing'),
  }
}

export interface Serialised {
  role: string
  name?: { source: string; flags: string | null } | undefined
  nth?: number | undefined
  within?: Serialised | undefined
}

export function serialise({ role, name, nth, within }: Target): Serialised {
  return {
    role,
    nth,
    name:
      name instanceof RegExp
        ? { source: name.source, flags: name.flags }
        : name === undefined
          ? undefined
          : { source: name, flags: null },
    within: within && serialise(within),
  }
}

/** Describes a target in messages: `button "Save" in dialog "Edit"`. */
export function describe({ role, name, nth, within }: Target): string {
  const number = nth === undefined ? '' : ` number ${nth + 1}`
  const around = within ? ` in ${describe(within)}` : ''
  return `${role}${name === undefined ? '' : ` ${JSON.stringify(String(name))}`}${number}${around}`
}
