import { inversePatch } from '#account/sent/inverse-patch.ts'
import { pageNow } from '#clock/page-clock.ts'
import type { AccountDetail } from '#contract/account.ts'
import type { Saved } from '../write.ts'
import type { Undoable } from './session-state.ts'

/** How long a save can be undone with one click, in ms. */
const undoMs = 30_000

/** The time for which a save can be undone. It does not run while something else is under way. */
export class UndoOffer {
  #leftMs = 0

  /** Of a save that was confirmed at `at` (ms of the page's clock); null where an undo would change nothing. */
  make(saved: Saved, now: AccountDetail, at: number): Undoable | null {
    const inverse = inversePatch(saved.before, saved.patch, now)
    // It can be undone once a read shows what was added.
    const isPending = inverse.cannot.some(({ why }) => why === 'not-confirmed')
    const isPossible = isPending || Object.keys(inverse.patch).length > 0
    return isPossible ? { saved, until: at + undoMs } : null
  }

  pause(offer: Undoable | null): void {
    this.#leftMs = offer ? offer.until - pageNow() : 0
  }

  resume(saved: Saved): Undoable {
    return { saved, until: pageNow() + this.#leftMs }
  }
}
