import { lazy, type ComponentType } from 'react'

/** A part of the list that is loaded when it is first used, with the words that it says. */
export function lazyTool<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  return lazy(async () => {
    const [Tool, { ListToolsWords }] = await Promise.all([
      load(),
      import('#i18n/ListToolsWords.tsx'),
    ])
    return {
      default: (props: Props) => (
        <ListToolsWords>
          <Tool {...props} />
        </ListToolsWords>
      ),
    }
  })
}
