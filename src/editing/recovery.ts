// Recovers the writes of tabs and pages that are gone, and moves a write to this tab when its user
// opens the account here.
import { wallNow } from '#clock/page-clock.ts'
import { Failure } from '#http/failures.ts'
import type { EditSession } from './session/edit-session.ts'
import { isOpen, isUnsaved, isUnsent, type Write } from './write.ts'
import { draftKey } from './drafts/draft-record.ts'
import { writeDraft } from './write-draft.ts'
import type { JournalChange } from './write-journal.ts'
import { handedOver, transition } from './write-machine.ts'
import type { WriteRunner } from './write-runner.ts'
import { checkEveryMs, type Writes } from './writes.ts'

export interface OpenSessions {
  all: () => EditSession[]
  /** The session that a write belongs to; null when this tab has none open. */
  of: (write: Write) => EditSession | null
}

export class Recovery {
  readonly #writes: Writes
  readonly #runner: WriteRunner
  readonly #sessions: OpenSessions

  constructor(writes: Writes, runner: WriteRunner, sessions: OpenSessions) {
    this.#writes = writes
    this.#runner = runner
    this.#sessions = sessions
    writes.journal.subscribe((change) => change && this.#hear(change))
  }

  /**
   * Recovers the writes of tabs that are gone: the edits of an unsent write become a draft, and any
   * other write is verified. Also removes writes whose end this tab has missed.
   */
  async recover(): Promise<void> {
    const { journal, tabs, signal } = this.#writes
    await journal.ready
    if (journal.elsewhere().length === 0) return
    const living = await tabs.all()
    for (const write of journal.elsewhere()) {
      // oxlint-disable-next-line no-await-in-loop
      if (!signal.aborted)
        await (living.has(write.owner) ? this.#catchUp(write) : this.#adopt(write))
    }
  }

  /**
   * Prepares an account for a page that opens it: takes over or watches another tab's write, adopts
   * a create that a closed page left, and finds drafts.
   */
  async meet(session: EditSession): Promise<void> {
    await this.recover()
    if (session.isNew) this.#adoptCreate(session)
    const { elsewhere } = session.state()
    if (elsewhere && !elsewhere.isWatched) {
      await (isUnsent(elsewhere) ? this.#takeOver(elsewhere) : this.#inherit(elsewhere))
    }
    await session.drafts.find()
  }

  /**
   * A tab that opens while a write ends can read the write from storage and miss the message of its
   * end.
   */
  async #catchUp({ id, submittedAt }: Write): Promise<void> {
    // Storage may not have a write that was submitted just now.
    if (wallNow() - submittedAt > checkEveryMs) {
      await this.#writes.journal.takeOver(id, () => null)
    }
  }

  #adoptCreate(session: EditSession): void {
    if (!session.isUntouched(session.edited.edits()) || session.state().write) return
    const { journal } = this.#writes
    const left = journal
      .all()
      .find(
        (write) =>
          write.intent.kind === 'create' &&
          write.owner === journal.tab &&
          isOpen(write) &&
          !this.#sessions.of(write),
      )
    if (left) session.adopt(left)
  }

  /** Makes another tab's unsent write this tab's own, because the user is here now. */
  async #takeOver({ id, owner }: Write): Promise<void> {
    const { journal } = this.#writes
    const claimed = await journal.takeOver(id, (stored) =>
      stored.owner === owner && isUnsent(stored) ? handedOver(stored, journal.tab) : null,
    )
    if (!claimed) return
    const { phase: _phase, ...write } = claimed
    this.#runner.submit(write)
  }

  /**
   * The other tab still ends a write that it has sent; this tab announces the end and gets the
   * edits.
   */
  async #inherit({ id, owner }: Write): Promise<void> {
    const { journal } = this.#writes
    await journal.takeOver(id, (stored) =>
      stored.owner === owner
        ? { ...stored, heir: journal.tab, isWatched: true, handovers: stored.handovers + 1 }
        : null,
    )
  }

  async #adopt(write: Write): Promise<void> {
    const { journal } = this.#writes
    const event = {
      type: 'orphaned',
      by: journal.tab,
      endedAt: wallNow(),
      failure: new Failure('interrupted'),
    } as const
    if (isUnsent(write)) {
      const claimed = await journal.takeAway(
        write.id,
        (stored) => stored.owner === write.owner && isUnsent(stored),
      )
      if (!claimed) return
      await this.#keepAsDraft(claimed)
      // The other tab showed that the write was waiting, so its end is announced.
      journal.put(transition(claimed, event).write)
      return
    }
    const claimed = await journal.takeOver(write.id, (stored) =>
      stored.owner === write.owner && !isUnsent(stored) ? transition(stored, event).write : null,
    )
    if (claimed) this.#runner.resume({ write: claimed, effects: ['verify'] })
  }

  #hear({ before, after }: JournalChange): void {
    const { tab } = this.#writes.journal
    if (after?.heir !== tab) return
    const isLeftToUs = after.phase.is === 'verifying' && after.owner !== tab
    if (isLeftToUs) void this.#adopt(after)
    const hasEnded = !isOpen(after) && (!before || isOpen(before))
    if (hasEnded && isUnsaved(after) && !this.#sessions.of(after)) void this.#keepAsDraft(after)
  }

  /** Keeps the edits of an unsaved write as a draft when no session holds them. */
  async #keepAsDraft(write: Write): Promise<void> {
    if (write.intent.kind === 'undo') return
    const { drafts } = this.#writes
    // The user has already seen a notice that this browser stores no drafts.
    await drafts
      .amend(draftKey(write), (since) => writeDraft(write, since, wallNow()))
      .catch(() => undefined)
    for (const session of this.#sessions.all()) void session.drafts.find()
  }
}
