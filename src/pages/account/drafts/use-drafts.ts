import {
  useCallback,
  useEffect,
  useEffectEvent,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import { accountChanges } from '#account/changes.ts'
import { mergeWork } from '#account/merge.ts'
import { holdsChanges } from '#account/changed-parts.ts'
import { toProductChange } from '#account/product-changes.ts'
import type { AccountWork } from '#account/work.ts'
import { partId, partOfId } from '#account/parts.ts'
import { fromWall, wallNow } from '#clock/page-clock.ts'
import type { AccountDetail } from '#contract/account.ts'
import { readWork } from '#account/patch.ts'
import { newAccount, newPageId, type DraftRecord, type SentWork } from '#drafts/draft-record.ts'
import { DraftStore } from '#drafts/draft-store.ts'
import { DraftWriter } from '#drafts/draft-writer.ts'
import { Presence } from '#drafts/presence.ts'
import { useDraftOwner } from './use-draft-owner.ts'
import type { PendingAdds } from '#queries/pending-adds.ts'
import { useWorkspace } from '#queries/use-workspace.ts'
import type { AccountForm } from '../form/use-account-form.ts'

/**
 * Keeps what is typed on a page, and finds what an earlier one has left behind. `account` is an id, or
 * `newAccount`; `isUntouched` tells of the page's work whether there is nothing in it to keep.
 */
export function useDrafts(
  account: string,
  form: AccountForm,
  isUntouched: (work: AccountWork) => boolean,
) {
  const { watch } = form
  const owner = useDraftOwner()
  const [page] = useState(newPageId)
  const { store, writer, presence } = useMemo(() => {
    const store = new DraftStore(owner)
    const writer = new DraftWriter(store, { account, page })
    return { store, writer, presence: new Presence(owner, account, page) }
  }, [account, owner, page])
  // Not how far the writing is, which changes with the typing and would draw the whole page with it.
  const isRefused = useSyncExternalStore(writer.subscribe, () => writer.state().status === 'failed')
  const others = useSyncExternalStore(presence.subscribe, presence.others)
  /** Newest first; those of pages that are still open are theirs. */
  const [offered, setOffered] = useState<readonly DraftRecord[]>([])
  /** Taken up or given up, maybe before they were found. */
  const dropped = useRef(new Set<string>())
  /** The last write of the page that has no known end. */
  const sent = useRef<SentWork | null>(null)
  const isLeft = useRef(false)

  /** What is to be kept of the page; null while that is nothing. */
  const unsaved = useCallback(() => {
    const work = form.kept()
    if (isUntouched(work)) return null
    const base = account === newAccount ? null : form.now()
    const name = base ? base.name : work.fields.name
    const disputed = form.disputes().map(({ part }) => partId(part))
    return { work, base, name, disputed, sent: sent.current }
  }, [account, form, isUntouched])
  const keep = () => {
    const { work, base, name, disputed, sent: open } = unsaved() ?? nothing
    writer.note(work, base, name, disputed, open)
  }
  const onChange = useEffectEvent(keep)

  useEffect(() => {
    isLeft.current = false
    const stopWriting = writer.start()
    const stopWatching = watch(() => onChange())
    onChange()
    return () => {
      isLeft.current = true
      stopWatching()
      stopWriting()
    }
  }, [watch, writer])

  // What is changed is told against what was read.
  const { base, news } = form
  const onRead = useEffectEvent((_base: typeof base, _news: typeof news) => keep())
  useEffect(() => onRead(base, news), [base, news])

  useEffect(() => {
    let isLeft = false
    const leave = presence.start()
    const find = async () => {
      // One that cannot be read is not lost: it is found when that works again.
      const records = await store.listFor(account).catch(() => [])
      if (records.length === 0) return
      const open = await presence.livePages()
      const isOffered = ({ page }: DraftRecord) => !open.has(page) && !dropped.current.has(page)
      if (!isLeft) setOffered(records.filter(isOffered))
    }
    void find()
    return () => {
      isLeft = true
      leave()
    }
  }, [account, presence, store])

  const drop = useCallback(
    ({ account: of, page: from }: Pick<DraftRecord, 'account' | 'page'>) => {
      dropped.current.add(from)
      setOffered((before) => before.filter((each) => each.page !== from))
      // It expires by itself.
      store.drop(of, from).catch(() => {})
    },
    [store],
  )

  // What an earlier page has saved after it was left is no draft any more.
  const { pendingAdds } = useWorkspace()
  const left = useMemo(
    () => offered.filter((record) => !isDone(record, base, pendingAdds)),
    [base, offered, pendingAdds],
  )
  useEffect(() => {
    for (const { account: of, page: from } of offered.filter((record) => !left.includes(record))) {
      store.drop(of, from).catch(() => {})
    }
  }, [left, offered, store])

  /** A write has outlived the page: what is kept of that, if it is, is what is still unsaved. */
  const keepRest = async () => {
    try {
      const kept = await store.listFor(account)
      if (!kept.some((record) => record.page === page)) return
      const rest = unsaved()
      const own = { account, page, savedAt: wallNow() }
      await (rest ? store.keep({ ...rest, ...own }) : store.drop(account, page))
    } catch {
      // Offered again, it is compared with what is stored.
    }
  }

  return {
    /** The newest draft that was left behind; null when there is none, or none left. */
    offered: left[0] ?? null,
    restore: async (record: DraftRecord) => {
      const before = unsaved()
      // A new account is filled in again as it was, and not mixed with what is here.
      sent.current ??= record.sent
      if (record.base) {
        // What it sent itself is nobody else's doing.
        const own = record.sent?.before
          ? [readWork(record.sent.before, record.sent.work).patch]
          : []
        form.restore(record.base, record.work, record.disputed.map(partOfId), own)
      } else form.replace(record.work)
      const isReplaced = before !== null && !holdsChanges(form.now(), form.work(), before.work)
      setOffered((offers) => offers.filter((each) => each.page !== record.page))
      // Kept under this page's name before it goes under its own: a refused write must not lose it.
      await writer.flush()
      if (writer.state().status === 'failed') return
      drop(record)
      if (!isReplaced) return
      // What had to make way is a draft in its turn, and offered.
      const made: DraftRecord = { ...before, account, page: newPageId(), savedAt: wallNow() }
      await store.keep(made).catch(() => {})
      setOffered((offers) => [made, ...offers])
    },
    drop,
    /** A write goes out, or its end is known (null): a page that goes in between has left word of it. */
    noteSent: (write: SentWork | null) => {
      sent.current = write
      if (isLeft.current) {
        void keepRest()
        return
      }
      keep()
      void writer.flush()
    },
    /** Other tabs that have the account open. Forms of new accounts are of different ones. */
    others: account === newAccount ? 0 : others.length,
    /** The browser keeps nothing of what is typed. */
    isRefused,
    /** Keeps what is typed before the page is left. */
    flush: useCallback(() => writer.flush(), [writer]),
    /** The work was given up, or has been saved. */
    discard: useCallback(() => writer.discard(), [writer]),
    store,
    /** What this page keeps. */
    own: useMemo(() => ({ account, page }), [account, page]),
  }
}

const nothing = { work: null, base: null, name: null, disputed: [], sent: null }
export type AccountDrafts = ReturnType<typeof useDrafts>

/** Whether an account holds all of a draft, as far as it is known: what was added may be in no read yet. */
function isDone(record: DraftRecord, account: AccountDetail, pendingAdds: PendingAdds): boolean {
  const { work } = mergeWork(record.base ?? account, account, record.work)
  const products = work.products.filter(
    (edit) =>
      edit.action !== 'add' ||
      !pendingAdds.wasSentSince(account.id, toProductChange(edit).change, fromWall(record.savedAt)),
  )
  return accountChanges(account, { ...work, products }).length === 0
}
