/** What a view sets, as the address carries it. */
export type ViewParameters = Readonly<Record<string, string>>

/** A list under a name: its search, filters, columns, order and groups. */
export interface SavedView {
  id: string
  name: string
  parameters: ViewParameters
}

/** The view that was chosen last, until another is or it is left. */
export class ViewInForce {
  #view: SavedView | null = null
  readonly #listeners = new Set<() => void>()

  readonly getSnapshot = (): SavedView | null => this.#view

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  set(view: SavedView | null): void {
    this.#view = view
    for (const listener of this.#listeners) listener()
  }
}

/** Whether a list is as a view has it. */
export function isSameView(a: ViewParameters, b: ViewParameters): boolean {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)])
  return [...keys].every((key) => a[key] === b[key])
}
