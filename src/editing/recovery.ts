// What becomes of a write when its tab or its page is gone, and of one that another tab performs when its
// user comes here.
import { wallNow } from '#clock/page-clock.ts'
import { Failure } from '#http/failures.ts'
import type { EditSession } from './session/edit-session.ts'
import { isOpen, isUnsaved, isUnsent, type Write } from './write.ts'
import { draftKey, writeDraft } from './write-draft.ts'
import type { JournalChange } from './write-journal.ts'
import { handedOver, transition } from './write-machine.ts'
import type { WriteRunner } from './write-runner.ts'
import { checkEveryMs, type Writes } from './writes.ts'

export interface OpenSessions {
  all: () => EditSession[]
  /** The session that a write belongs to; null when none of this tab is open. */
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
   * Looks after the writes of tabs that are gone: what was not sent is a draft, the rest is verified. And
   * for those that have ended unheard.
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

  /** What a page finds that comes to an account: another tab's write, one that is left, drafts. */
  async meet(session: EditSession): Promise<void> {
    await this.recover()
    if (session.isNew) this.#adoptCreate(session)
    const { elsewhere } = session.state()
    if (elsewhere && !elsewhere.isWatched) {
      await (isUnsent(elsewhere) ? this.#takeOver(elsewhere) : this.#inherit(elsewhere))
    }
    await session.drafts.find()
  }

  /** A tab that opens as a write ends can find it in storage, and hear no more of it. */
  async #catchUp({ id, submittedAt }: Write): Promise<void> {
    // What was submitted just now may not be in storage yet.
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

  /** Another tab's write that was not sent becomes this one's: here its user is now. */
  async #takeOver({ id, owner }: Write): Promise<void> {
    const { journal } = this.#writes
    const taken = await journal.takeOver(id, (stored) =>
      stored.owner === owner && isUnsent(stored) ? handedOver(stored, journal.tab) : null,
    )
    if (!taken) return
    const { phase: _phase, ...write } = taken
    this.#runner.submit(write)
  }

  /** Another tab's write that was sent: that tab ends it, and this one tells how, and gets its edits. */
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
      const taken = await journal.takeAway(
        write.id,
        (stored) => stored.owner === write.owner && isUnsent(stored),
      )
      if (!taken) return
      await this.#keepAsDraft(taken)
      // Told, since it was said that it waits.
      journal.put(transition(taken, event).write)
      return
    }
    const taken = await journal.takeOver(write.id, (stored) =>
      stored.owner === write.owner && !isUnsent(stored) ? transition(stored, event).write : null,
    )
    if (taken) this.#runner.resume({ write: taken, effects: ['verify'] })
  }

  #hear({ before, after }: JournalChange): void {
    const { tab } = this.#writes.journal
    if (after?.heir !== tab) return
    const isLeftToUs = after.phase.is === 'verifying' && after.owner !== tab
    if (isLeftToUs) void this.#adopt(after)
    const hasEnded = !isOpen(after) && (!before || isOpen(before))
    if (hasEnded && isUnsaved(after) && !this.#sessions.of(after)) void this.#keepAsDraft(after)
  }

  /** Nobody has the edits of a write that was not saved. */
  async #keepAsDraft(write: Write): Promise<void> {
    if (write.intent.kind === 'undo') return
    const { drafts } = this.#writes
    // A browser that keeps nothing has said so before.
    await drafts
      .amend(draftKey(write), (since) => writeDraft(write, since, wallNow()))
      .catch(() => undefined)
    for (const session of this.#sessions.all()) void session.drafts.find()
  }
}
