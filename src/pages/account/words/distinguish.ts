import { isolate } from '#i18n/isolate.ts'

export interface Called {
  id: string
  name: string
  /** Further texts that can distinguish it, best first. '' is ignored. */
  more: readonly string[]
}

/** Appends to each name as many further texts as it takes to make it unique, or all of them. */
export function distinguish(called: readonly Called[]): { id: string; name: string }[] {
  return called.map((each) => {
    for (let count = 0; count < each.more.length; count += 1) {
      const name = spelled(each, count)
      if (called.every((other) => other === each || spelled(other, count) !== name)) {
        return { id: each.id, name }
      }
    }
    return { id: each.id, name: spelled(each, each.more.length) }
  })
}

function spelled({ name, more }: Called, count: number): string {
  return [name, ...more.slice(0, count).filter((text) => text !== '')].map(isolate).join(', ')
}
