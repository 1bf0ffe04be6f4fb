// What is seen of an element, by role and name. It runs in the page: it may use nothing from around it.
import type * as TestingLibrary from '@testing-library/dom'
import type { Point } from './driver.ts'

/** An element as a person tells of it. */
export interface Target {
  /** Of ARIA; or `text`: the innermost element that shows the name. */
  role: string
  /** All of the name, white space aside; or a pattern for a part of it. */
  name?: string | RegExp
  /** Counts from 0, where several are alike. */
  nth?: number
  within?: Target
}

export interface Seen {
  text: string
  /** Of a control; empty for anything else. */
  value: string
  href: string
  focused: boolean
  /** Where a press reaches it; null when none does. */
  at: Point | null
  box: { x: number; y: number; width: number; height: number }
  /** What a press at its centre reaches instead. */
  covered: string
}

/** Null when there is no such element. `scrolls`: it is brought to where a press can reach it. */
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
    // Of what is broken into several lines, the first.
    const { x, y, width, height } = element.getClientRects()[0] ?? element.getBoundingClientRect()
    // Whole pixels, to which some browsers round a press.
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

/** For messages: `button "Save" in dialog "Edit"`. */
export function describe({ role, name, nth, within }: Target): string {
  const number = nth === undefined ? '' : ` number ${nth + 1}`
  const around = within ? ` in ${describe(within)}` : ''
  return `${role}${name === undefined ? '' : ` ${JSON.stringify(String(name))}`}${number}${around}`
}
