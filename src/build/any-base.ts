import { createHash } from 'node:crypto'
import type { Plugin } from 'vite'

/** Folders that addresses of screens stand in: of `/accounts/<id>`, say. A test compares them with the router. */
export const screenFolders: readonly string[] = ['accounts']

/** How far above an address that is no screen the page is looked for. */
const levels = 4

/**
 * Lets one build run from any sub-path of a host, at any depth of address, and without a script in the page,
 * which a content security policy may forbid. What index.html names relative to itself ("./assets/…") is
 * taken from the address: right for `/accounts`; and for `/accounts/<id>` there is a folder of that name,
 * whose files pass on to the real ones. At an address that is no screen there is nothing beside it, nor the
 * script that takes the frame out of the page which looks for it in the folders above.
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
        // In a frame: browsers ask for other scripts ahead, before one that stands first can take them out.
        const tags = `<script src="./${foundFile}"></script>
    <iframe hidden srcdoc="${scripts.join('')}"></iframe><!-- -->`
        page.source = html.replace('</body>', `  ${tags}\n  </body>`)

        for (const folder of screenFolders) {
          // The host may take the address of the folder for its own.
          emit(`${folder}/index.html`, page.source)
          emit(`${folder}/${foundFile}`, found)
          emit(`${folder}/${sheet}`, `@import '../../${sheet}';\n`)
          const imports = [entry, ...chunks].map((file) => `import '../../${file}'\n`)
          emit(`${folder}/${entry}`, imports.join(''))
          // Asked for ahead, and then imported from where they are.
          for (const chunk of chunks) emit(`${folder}/${chunk}`, '')
        }
      },
    },
  }
}

function hashOf(source: string): string {
  return createHash('sha256').update(source).digest('base64url').slice(0, 8)
}

/** Runs in the page, by its source, while that is parsed: what follows becomes a part of the next comment. */
function takeFrameOut(): void {
  document.write('<!--')
}

/** Runs in the frame, by its source: starts the page around it from the folder that this script is in. */
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
  // Nothing is drawn before its style is there.
  link.addEventListener('load', () => {
    add('script', { type: 'module', src: new URL(`../${entry}`, here).href })
  })
}
