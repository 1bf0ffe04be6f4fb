// Vite plugins: they shape the build and the dev server, and the app does not import them.
import { createHash } from 'node:crypto'
import type { Plugin } from 'vite'

/**
 * The folders in the addresses of screens, such as `/accounts/<id>`. A test compares them with the
 * router.
 */
export const screenFolders: readonly string[] = ['accounts']

/** How many folders above an unknown address are searched for the page. */
const levels = 4

/**
 * Lets one build run from any sub-path of a host, at any depth of address, and without an inline
 * script, which a content security policy may forbid.
 *
 * The browser resolves the relative URLs in index.html ("./assets/…") against the address. For
 * `/accounts` that is right. For `/accounts/<id>` the build emits a folder `accounts` whose files
 * import the real ones. At an unknown address those files are missing, and so is the script that
 * takes the frame out of the page; the frame then searches the folders above.
 */
export function anyBase(): Plugin {
  return {
    name: 'any-base',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const page = bundle['index.html']
        if (page?.type !== 'asset') throw new Error('the build has no index.html')
        const html = String(page.source)
        const files = (tag: RegExp) => [...html.matchAll(tag)].map(([, file = '']) => file)
        const [entry] = files(/<script type="module"[^>]* src="\.\/([^"]+)"/g)
        const [sheet] = files(/<link rel="stylesheet"[^>]* href="\.\/([^"]+)"/g)
        const chunks = files(/<link rel="modulepreload"[^>]* href="\.\/([^"]+)"/g)
        if (!entry || !sheet) throw new Error('index.html has no entry script or style sheet')
        const emit = (fileName: string, source: string) =>
          this.emitFile({ type: 'asset', fileName, source })

        const finder = `(${findPage.toString()})(${JSON.stringify({ entry, sheet })})`
        const finderFile = `assets/find-page-${hashOf(finder)}.js`
        emit(finderFile, finder)
        const scripts = Array.from({ length: levels }, (_, level) => {
          const src = '../'.repeat(level + 1) + finderFile
          return `<script src='${src}'></script>`
        })
        const found = `(${takeFrameOut.toString()})()`
        const foundFile = `assets/page-found-${hashOf(found)}.js`
        emit(foundFile, found)
        // In a frame, because browsers fetch other scripts ahead, before the first script can take
        // them out.
        const tags = `<script src="./${foundFile}"></script>
    <iframe hidden srcdoc="${scripts.join('')}"></iframe><!-- -->`
        page.source = html.replace('</body>', `  ${tags}\n  </body>`)

        for (const folder of screenFolders) {
          // The host may serve the folder's address itself.
          emit(`${folder}/index.html`, page.source)
          emit(`${folder}/${foundFile}`, found)
          emit(`${folder}/${sheet}`, `@import '../../${sheet}';\n`)
          const imports = [entry, ...chunks].map((file) => `import '../../${file}'\n`)
          emit(`${folder}/${entry}`, imports.join(''))
          // The page preloads these; the entry imports the real ones.
          for (const chunk of chunks) emit(`${folder}/${chunk}`, '')
        }
      },
    },
  }
}

function hashOf(source: string): string {
  return createHash('sha256').update(source).digest('base64url').slice(0, 8)
}

/**
 * Runs in the page, by its source, while the page is parsed: what follows becomes part of the next
 * comment.
 */
function takeFrameOut(): void {
  document.write('<!--')
}

/** Runs in the frame, by its source: starts the surrounding page from the folder of this script. */
function findPage({ entry, sheet }: { entry: string; sheet: string }): void {
  const here = (document.currentScript as HTMLScriptElement | null)?.src
  const page = window.parent.document
  const add = (tag: 'link' | 'script', attributes: Record<string, string>) => {
    const element = page.createElement(tag)
    for (const name in attributes) element.setAttribute(name, attributes[name] ?? '')
    page.head.append(element)
    return element
  }
  const link = add('link', { rel: 'stylesheet', href: new URL(`../${sheet}`, here).href })
  // The page must not render before its style sheet has loaded.
  link.addEventListener('load', () => {
    add('script', { type: 'module', src: new URL(`../${entry}`, here).href })
  })
}
