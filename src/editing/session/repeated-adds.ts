import type { ReadEdits } from '#account/edits/patch.ts'
import { productPath, type FieldPath } from '#account/fields/field-path.ts'
import { isSameJson } from '#account/fields/json.ts'
import type { PendingAdd } from '../write.ts'

/** Staged products that another tab has just added: nobody wants them twice without being asked. */
export class RepeatedAdds {
  readonly #elsewhere: () => readonly PendingAdd[]
  /** The keys of those that the user was asked about. */
  readonly #asked = new Set<string>()

  /** `elsewhere`: what other tabs have added, and no read shows yet. */
  constructor(elsewhere: () => readonly PendingAdd[]) {
    this.#elsewhere = elsewhere
  }

  /** The paths of those that the user was not asked about yet. */
  toAskAbout({ patch, productIds }: ReadEdits): FieldPath[] {
    const adds = this.#elsewhere().filter(({ key }) => !this.#asked.has(key))
    return (patch.products ?? []).flatMap((change, at) => {
      const add = adds.find(({ sent }) => isSameJson(sent, change))
      if (!add) return []
      this.#asked.add(add.key)
      return [productPath(productIds[at] ?? '')]
    })
  }
}
