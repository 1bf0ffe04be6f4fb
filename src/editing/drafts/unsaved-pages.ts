// The pages that are open in this tab, for what would end them all: each tells whether it has unsaved work.
const pages = new Set<() => boolean>()

/** A page is open. Returns what is to be called once it is not. */
export function openUnsavedPage(isUnsaved: () => boolean): () => void {
  pages.add(isUnsaved)
  return () => void pages.delete(isUnsaved)
}

/** Whether anything on a page of this tab is in no request and no read. */
export function hasUnsavedPage(): boolean {
  return [...pages].some((isUnsaved) => isUnsaved())
}
