import type { Plugin } from 'vite'

/**
 * Lets one build run from any sub-path of a host, at any depth of address: relative URLs in index.html
 * would be taken from the address, so a script finds where the page lives and loads from there.
 */
export function anyBase(): Plugin {
  return {
    name: 'any-base',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html) {
        const script = /\s*<script type="module"[^>]*src="\.\/([^"]+)"[^>]*><\/script>/
        const style = /\s*<link rel="stylesheet"[^>]*href="\.\/([^"]+)"[^>]*>/
        const preload = /\s*<link rel="modulepreload"[^>]*href="\.\/([^"]+)"[^>]*>/g
        const entry = script.exec(html)?.[1]
        const sheet = style.exec(html)?.[1]
        if (!entry || !sheet) throw new Error('index.html has no entry script or style sheet')
        const chunks = [...html.matchAll(preload)].map((match) => match[1])
        const loader = `(${load.toString()})(${JSON.stringify({ entry, sheet, chunks })})`
        return {
          html: html.replace(script, '').replace(style, '').replace(preload, ''),
          tags: [{ tag: 'script', children: loader, injectTo: 'head' }],
        }
      },
    },
  }
}

/** Runs in the page, by its source: it can use nothing from outside. */
function load({ entry, sheet, chunks }: { entry: string; sheet: string; chunks: string[] }): void {
  // The addresses are known, so the page nearly always lives where they begin. Else (a wrong address, a
  // host's own folder named like a screen) it lives in one of the folders above.
  const screen = /^(.*?\/)(?:(?:accounts(?:\/[^/]+)?|requests|index\.html|404\.html)\/?)?$/
  const path = location.pathname
  const bases = screen.exec(path)?.slice(1) ?? []
  for (let end = path.length; end >= 0; end = path.lastIndexOf('/', end - 1)) {
    const folder = path.slice(0, end + 1)
    if (folder.endsWith('/') && !bases.includes(folder)) bases.push(folder)
    if (end === 0) break
  }
  const add = (tag: 'link' | 'script', attributes: Record<string, string>) => {
    const element = document.createElement(tag)
    for (const name in attributes) element.setAttribute(name, attributes[name] ?? '')
    document.head.append(element)
    return element
  }
  const start = ([base, ...others]: string[]): void => {
    if (base === undefined) return
    const link = add('link', { rel: 'stylesheet', href: base + sheet })
    link.addEventListener('error', () => {
      link.remove()
      start(others)
    })
    // Nothing is drawn before its style is there.
    link.addEventListener('load', () => add('script', { type: 'module', src: base + entry }))
    if (base !== bases[0]) return
    for (const file of [entry, ...chunks]) add('link', { rel: 'modulepreload', href: base + file })
  }
  start(bases)
}
