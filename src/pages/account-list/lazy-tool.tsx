import type { ComponentType } from 'react'
import { lazyPart } from '#ui/lazy-part.ts'

/** A part of the list that is loaded when it is first used, with the words that it says. */
export function lazyTool<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  return lazyPart<Props>(async () => {
    const [Tool, { ListToolsWords }] = await Promise.all([
      load(),
      import('#i18n/ListToolsWords.tsx'),
    ])
    return (props: Props) => (
      <ListToolsWords>
        <Tool {...props} />
      </ListToolsWords>
    )
  })
}
