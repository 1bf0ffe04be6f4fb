// Products that were added and that no read has shown yet (A11): their ids are in no answer, so nothing
// can be done with them until one does.
import * as z from 'zod/mini'
import { fromWall, toWall } from '#clock/page-clock.ts'
import { ProductChange } from '#contract/account-write.ts'
import type { Product } from '#contract/product.ts'
import { isSameJson } from '#account/json.ts'
import { isSentProductText } from '#account/own-changes.ts'
import { productKeys } from '#account/product-edits.ts'
import { slackMs } from './recent-writes.ts'

type ProductAdd = Extract<ProductChange, { action: 'add' }>

export interface PendingAdd {
  key: string
  /** As it was sent. */
  sent: ProductAdd
  /** From when on (ms) a read must show it: no cache can be older. */
  shownFrom: number
  /** A read that had to show it did not. */
  isMissing: boolean
}

const Kept = z.record(
  z.string(),
  z.object({
    known: z.array(z.string()),
    adds: z.array(
      z.object({
        key: z.string(),
        sent: z.custom<ProductAdd>((value) => {
          const read = ProductChange.safeParse(value)
          return read.success && read.data.action === 'add'
        }),
        shownFrom: z.number(),
        isMissing: z.boolean(),
      }),
    ),
  }),
)
type Kept = z.output<typeof Kept>

/** Keeps what is pending over a reload of the page. */
export interface AddsKeeper {
  read: () => unknown
  keep: (kept: unknown) => void
}

const none: readonly PendingAdd[] = []

export class PendingAdds {
  readonly #cacheMs: number
  readonly #keeper: AddsKeeper | null
  readonly #listeners = new Set<() => void>()
  /** By account: what is pending, and the products that had an id by then. */
  #pending: Kept

  /** `cacheSeconds`: how old a read may be. */
  constructor(cacheSeconds: number, keeper: AddsKeeper | null = null) {
    this.#cacheMs = cacheSeconds * 1000 + slackMs
    this.#keeper = keeper
    const kept = Kept.safeParse(keeper?.read())
    // By when they were sent, which cannot be yet to come.
    const shownFrom = (kept: number) => fromWall(kept - this.#cacheMs) + this.#cacheMs
    this.#pending = kept.success ? withTimes(kept.data, shownFrom) : {}
  }

  /** What is pending of an account, in the order in which it was sent; the same array until that changes. */
  readonly of = (accountId: string): readonly PendingAdd[] => this.#pending[accountId]?.adds ?? none

  /** Whether a save with this add was confirmed at `since` (in ms) or later. */
  wasSentSince(accountId: string, add: ProductChange, since: number): boolean {
    return this.of(accountId).some(
      ({ sent, shownFrom }) => shownFrom - this.#cacheMs >= since && isSameJson(sent, add),
    )
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Notes the adds of a confirmed save; `before` are the products that the account was known to have. */
  sent(
    accountId: string,
    changes: readonly ProductChange[],
    before: readonly Product[],
    now: number,
  ): void {
    const adds = changes.flatMap((change): PendingAdd[] =>
      change.action === 'add'
        ? [
            {
              key: crypto.randomUUID?.() ?? `${now}-${Math.random()}`,
              sent: change,
              shownFrom: now + this.#cacheMs,
              isMissing: false,
            },
          ]
        : [],
    )
    if (adds.length === 0) return
    const pending = this.#pending[accountId] ?? { known: [], adds: [] }
    const known = [...new Set([...pending.known, ...before.map(({ id }) => id)])]
    this.#set(accountId, { known, adds: [...pending.adds, ...adds] })
  }

  /**
   * Matches a read, asked for at `askedAt` (ms), with what is pending: what it shows is not any more. Returns
   * what it shows more often than it was added (A20), each with its likes.
   */
  seen(accountId: string, products: readonly Product[], askedAt: number): Product[][] {
    const pending = this.#pending[accountId]
    if (!pending) return []
    const known = new Set(pending.known)
    const shown: Product[] = []
    const adds = pending.adds.flatMap((add): PendingAdd[] => {
      // An add that leaves much open may match what one that names more has made.
      const [made] = products
        .filter((product) => !known.has(product.id) && isMade(product, add.sent))
        .toSorted((one, other) => filled(one) - filled(other))
      if (made) {
        known.add(made.id)
        shown.push(made)
        return []
      }
      const isMissing = add.isMissing || askedAt >= add.shownFrom
      return [isMissing === add.isMissing ? add : { ...add, isMissing }]
    })
    const isChanged = adds.some((add, place) => add !== pending.adds[place])
    if (isChanged || adds.length < pending.adds.length) {
      this.#set(accountId, { known: [...known], adds })
    }
    return shown.flatMap((made) => {
      const more = products.filter((product) => !known.has(product.id) && isLike(product, made))
      for (const { id } of more) known.add(id)
      return more.length > 0 ? [[made, ...more]] : []
    })
  }

  /** Forgets an add that somebody has seen to be missing. */
  drop(accountId: string, key: string): void {
    const pending = this.#pending[accountId]
    if (!pending) return
    this.#set(accountId, { ...pending, adds: pending.adds.filter((add) => add.key !== key) })
  }

  #set(accountId: string, { known, adds }: Kept[string]): void {
    const { [accountId]: _before, ...others } = this.#pending
    this.#pending = adds.length === 0 ? others : { ...others, [accountId]: { known, adds } }
    this.#keeper?.keep(withTimes(this.#pending, toWall))
    for (const listener of this.#listeners) listener()
  }
}

function withTimes(pending: Kept, convert: (time: number) => number): Kept {
  return Object.fromEntries(
    Object.entries(pending).map(([id, { known, adds }]) => [
      id,
      { known, adds: adds.map((add) => ({ ...add, shownFrom: convert(add.shownFrom) })) },
    ]),
  )
}

/** Whether a product can be what an `add` has made. What the add leaves open a server may have filled in. */
function isMade(product: Product, sent: ProductAdd): boolean {
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
