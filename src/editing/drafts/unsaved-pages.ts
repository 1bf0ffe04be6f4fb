// The open pages of this tab, each with a function that says whether it has unsaved edits: for
// anything that would close them all.
const pages = new Set<() => boolean>()

/** Registers an open page. Returns a function that removes it. */
export function openUnsavedPage(isUnsaved: () => boolean): () => void {
  pages.add(isUnsaved)
  return () => void pages.delete(isUnsaved)
}

/** Whether any page of this tab has edits that are in neither a write nor a read. */
export function hasUnsavedPage(): boolean {
  return [...pages].some((isUnsaved) => isUnsaved())
}
