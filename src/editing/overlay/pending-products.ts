// Products that were added and that no read has shown yet (A11): no answer names their ids, so they
// can be neither changed nor removed until a read does.
import { isSentProductText } from '#account/merge/remote-changes.ts'
import { productKeys } from '#account/products/product-edits.ts'
import { fromWall } from '#clock/page-clock.ts'
import type { AccountPatch } from '#contract/account-write.ts'
import type { Product } from '#contract/product.ts'
import type { ConfirmedWrite, PendingAdd } from '../write.ts'
import type { WriteJournal } from '../write-journal.ts'

/** A product that was added, with the time from which reads must show it. */
export interface ShownAdd extends PendingAdd {
  /** In ms of the page's clock: from then on no cache can be older than the add. */
  shownFrom: number
}

const none: readonly ShownAdd[] = []

/** The products that a patch adds. */
export function addsOf(writeId: string, patch: AccountPatch): PendingAdd[] {
  return (patch.products ?? []).flatMap((change, index) =>
    change.action === 'add' ? [{ key: `${writeId}-${index}`, sent: change, isMissing: false }] : [],
  )
}

/** The products that confirmed writes have added and no read has shown. */
export class PendingProducts {
  readonly #journal: WriteJournal
  readonly #cacheMs: number
  /** By account: the last result, and the writes that it was derived from. */
  readonly #derived = new Map<
    string,
    { from: readonly ConfirmedWrite[]; adds: readonly ShownAdd[] }
  >()

  /** `cacheMs`: how old a read may be. */
  constructor(journal: WriteJournal, cacheMs: number) {
    this.#journal = journal
    this.#cacheMs = cacheMs
  }

  readonly subscribe = (listener: () => void): (() => void) => this.#journal.subscribe(listener)

  /**
   * The pending products of an account in the order in which they were sent; the same array until
   * they change.
   */
  readonly of = (accountId: string): readonly ShownAdd[] => {
    const last = this.#derived.get(accountId)
    const from = this.#journal.confirmed()
    if (last?.from === from) return last.adds
    const adds = from
      .filter((write) => write.accountId === accountId && write.adds.length > 0)
      .toReversed()
      .flatMap((write) => write.adds.map((add) => ({ ...add, shownFrom: this.#shownFrom(write) })))
    const isSame =
      last?.adds.length === adds.length &&
      adds.every(({ key, isMissing }, at) => {
        const known = last.adds[at]
        return known?.key === key && known.isMissing === isMissing
      })
    const derived = { from, adds: isSame ? last.adds : adds.length === 0 ? none : adds }
    this.#derived.set(accountId, derived)
    return derived.adds
  }

  /** Those of them that other tabs have added. */
  ofOtherTabs(accountId: string): PendingAdd[] {
    return this.#journal
      .confirmed()
      .filter((write) => write.accountId === accountId && write.tab !== this.#journal.tab)
      .flatMap(({ adds }) => adds)
  }

  /**
   * Matches a read, asked for at `askedAt` (ms), with the pending products: a product that the read
   * shows is no longer pending. Returns the products that the read shows more often than they were
   * added (A20), each group with its duplicates.
   */
  seen(accountId: string, products: readonly Product[], askedAt: number): Product[][] {
    if (this.of(accountId).length === 0) return []
    const writes = this.#journal
      .confirmed()
      .filter((write) => write.accountId === accountId)
      .toReversed()
    // The products from before the first add were made by none of them.
    const first = writes.find(({ adds }) => adds.length > 0)
    const known = new Set([
      ...(first?.before?.products.map(({ id }) => id) ?? []),
      ...writes.flatMap(({ made }) => made),
    ])
    const shown: Product[] = []
    const left = new Map<string, Pick<ConfirmedWrite, 'adds' | 'made'>>()
    for (const write of writes.filter(({ adds }) => adds.length > 0)) {
      const ids: string[] = [...write.made]
      const adds = write.adds.flatMap((add): PendingAdd[] => {
        // An add that omits many fields may match a product that a more specific add has made.
        const [made] = products
          .filter((product) => !known.has(product.id) && isMade(product, add.sent))
          .toSorted((one, other) => filled(one) - filled(other))
        if (made) {
          known.add(made.id)
          ids.push(made.id)
          shown.push(made)
          return []
        }
        const isMissing = add.isMissing || askedAt >= this.#shownFrom(write)
        return [isMissing === add.isMissing ? add : { ...add, isMissing }]
      })
      const isSame =
        adds.length === write.adds.length && adds.every((add, at) => add === write.adds[at])
      if (!isSame) left.set(write.id, { adds, made: ids })
    }
    this.#journal.amendConfirmed((write) => {
      const seen = left.get(write.id)
      return seen ? { ...write, ...seen } : write
    })
    return shown.flatMap((made) => {
      const more = products.filter((product) => !known.has(product.id) && isLike(product, made))
      for (const { id } of more) known.add(id)
      return more.length > 0 ? [[made, ...more]] : []
    })
  }

  #shownFrom({ at }: ConfirmedWrite): number {
    return fromWall(at) + this.#cacheMs
  }

  /** Forgets an add that the user has seen to be missing, or has staged again. */
  drop(accountId: string, key: string): void {
    this.#journal.amendConfirmed((write) =>
      write.accountId === accountId && write.adds.some((add) => add.key === key)
        ? { ...write, adds: write.adds.filter((add) => add.key !== key) }
        : write,
    )
  }
}

/**
 * Whether an `add` can have made a product. The server may have filled in what the add leaves out.
 */
function isMade(product: Product, sent: PendingAdd['sent']): boolean {
  return productKeys.every((key) => {
    const value = sent[key]
    return (value ?? null) === null || isSentProductText(key, value, product[key] ?? '')
  })
}

function isLike(one: Product, other: Product): boolean {
  return productKeys.every((key) => (one[key] ?? '') === (other[key] ?? ''))
}

function filled(product: Product): number {
  return productKeys.filter((key) => (product[key] ?? '') !== '').length
}
