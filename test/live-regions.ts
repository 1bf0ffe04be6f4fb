import { onTestFinished } from 'vitest'

const live = '[role=status], [aria-live=polite], [aria-live=assertive]'

/**
 * Listens as assistive technology does. `said`: texts that appeared in an existing live region.
 * `missed`: texts that appeared together with their region.
 */
export function listen() {
  const said: string[] = []
  const missed: string[] = []
  const observer = new MutationObserver((records) => {
    const came = new Set(records.flatMap(({ addedNodes }) => [...addedNodes]))
    for (const { target, addedNodes } of records) {
      for (const node of addedNodes) {
        const region = target instanceof Element ? target.closest(live) : null
        const isNew = [...came].some((each) => each.contains(region))
        if (region && !isNew) said.push(textOf(node))
        if (!(node instanceof Element)) continue
        const regions = [node, ...node.querySelectorAll('*')].filter((each) => each.matches(live))
        missed.push(...regions.map(textOf))
      }
    }
  })
  observer.observe(document.body, { childList: true, subtree: true })
  onTestFinished(() => observer.disconnect())
  return {
    said: (text: string) => said.filter((each) => each.includes(text)),
    missed: (text: string) => missed.filter((each) => each.includes(text)),
  }
}

function textOf(node: Node): string {
  return node.textContent ?? ''
}
