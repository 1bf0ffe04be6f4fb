import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useForm } from 'react-hook-form'
import { changedPartIds } from '#account/changed-parts.ts'
import { accountChanges, type AccountChange } from '#account/changes.ts'
import { draftOf, type AccountDraft } from '#account/draft.ts'
import { isSameJson } from '#account/json.ts'
import { joinChanges } from '#account/join-changes.ts'
import { mergeAmongOthers } from '#account/merge-among-others.ts'
import { fieldPart, partId, type Part } from '#account/parts.ts'
import { layOver, putBack, workOf, type AccountWork } from '#account/work.ts'
import type { AccountPatch } from '#contract/account-write.ts'
import type { AccountDetail } from '#contract/account.ts'
import { tellNow } from '#ui/after-paint.ts'
import { differences, emptyWriteOnly, followBase } from './follow-base.ts'
import { StagedEdits } from './staged-edits.ts'

/** A part that two people changed, and not to the same. */
export interface Dispute {
  part: Part
  /** The account before either did; null when that is not known any more. */
  before: AccountDetail | null
}

/** What a fresher read has brought while somebody was at work. */
export interface News {
  /** What others changed, and is taken over. */
  taken: readonly AccountChange[]
  disputes: readonly Dispute[]
}

export interface FormOptions {
  /** The work it begins with, where that is more than was read. */
  start?: AccountWork
  /** Whether `detail` was read: what the server has made of an account that was just created is no news. */
  isRead?: boolean
  /** What else we have sent of late. Must stay the same function. */
  ownPatches?: () => readonly AccountPatch[]
}

const noPatches = () => []

const noNews: News = { taken: [], disputes: [] }

interface Sent {
  work: AccountWork
  patch: AccountPatch
  /** The `partId`s of what it changes. */
  parts: ReadonlySet<string>
}

/**
 * The form of an account, over what was last read of it. React Hook Form holds the texts, `edits` what is
 * staged for products and dynamic fields; what is changed is told by comparing them with `base`.
 */
export function useAccountForm(detail: AccountDetail, options: FormOptions = {}) {
  const { start, isRead = true, ownPatches = noPatches } = options
  const form = useForm<AccountDraft>({ defaultValues: start?.fields ?? draftOf(detail) })
  const [edits] = useState(() => new StagedEdits(start))
  const [base, setBase] = useState(detail)
  const [news, setNews] = useState(noNews)
  const now = useRef({ base: detail, isRead, news: noNews })
  /** What is being saved. */
  const sent = useRef<Sent | null>(null)
  /** What this page has sent: a read that shows it is no news. */
  const own = useRef<AccountPatch[]>([])

  const told = useCallback(
    (): AccountWork => ({ fields: { ...form.getValues() }, ...edits.get() }),
    [edits, form],
  )
  const work = useCallback(() => {
    tellNow()
    return told()
  }, [told])
  const write = useCallback(
    ({ fields, products, dynamic_fields }: AccountWork) => {
      tellNow()
      for (const key of differences(form.getValues(), fields)) form.setValue(key, fields[key])
      const staged = edits.get()
      if (staged.products !== products || staged.dynamic_fields !== dynamic_fields) {
        edits.set({ products, dynamic_fields })
      }
    },
    [edits, form],
  )
  const tell = useCallback((next: News) => {
    now.current.news = next
    setNews(next)
  }, [])

  /** Takes over what a merge has brought, of what others did; `before` is what it was merged from. */
  const note = useCallback(
    (before: AccountDetail | null, taken: readonly AccountChange[], disputed: readonly Part[]) => {
      const { news: last } = now.current
      const known = new Set(last.disputes.map(({ part }) => partId(part)))
      const added = disputed.filter((part) => !known.has(partId(part)))
      if (taken.length === 0 && added.length === 0) return
      tell({
        taken: joinChanges(last.taken, taken),
        disputes: [...last.disputes, ...added.map((part) => ({ part, before }))],
      })
    },
    [tell],
  )
  const merged = useCallback(
    (
      from: AccountDetail,
      to: AccountDetail,
      mine: AccountWork,
      more: readonly AccountPatch[] = [],
    ) => mergeAmongOthers(from, to, mine, [...own.current, ...ownPatches(), ...more]),
    [ownPatches],
  )

  /** `more`: what else of the read is no news of others. */
  const follow = useCallback(
    (next: AccountDetail, more: readonly AccountPatch[] = []) => {
      const { base: before } = now.current
      if (next === before) return
      const mine = work()
      const merge = merged(before, next, mine, more)
      const fields = sent.current
        ? followBase(before, next, merge.work.fields, mine.fields, sent.current.work.fields)
        : merge.work.fields
      write({ ...merge.work, fields })
      const { isRead: wasRead } = now.current
      now.current.base = next
      now.current.isRead = true
      setBase(next)
      note(
        before,
        wasRead ? merge.taken : [],
        merge.disputed.filter((part) => !sent.current?.parts.has(partId(part))),
      )
    },
    [merged, note, work, write],
  )

  useLayoutEffect(() => follow(detail), [detail, follow])

  const stable = useMemo(
    () => ({
      /** The base of this moment. */
      now: () => now.current.base,
      work,
      /** The work but for what is still to be painted: a drawing page may read no more. */
      told,
      /** What a draft keeps: with what is typed in an open editor. */
      kept: (): AccountWork => ({ ...work(), ...edits.withEditors() }),
      follow,
      /** Puts everything back to what was read. */
      discard: () => {
        write(workOf(now.current.base))
        tell(noNews)
      },
      putBack: (part: Part) => write(putBack(now.current.base, work(), part)),
      /**
       * Takes up work that was done over another base: what is changed here already stays. `disputed`:
       * what was to be decided even then.
       */
      takeUp: (from: AccountDetail, kept: AccountWork, disputed: readonly Part[] = []) => {
        const { base: current } = now.current
        const merge = merged(from, current, kept)
        write(layOver(current, merge.work, work()))
        note(from, merge.taken, merge.disputed)
        note(null, [], disputed)
      },
      /**
       * The same, but for what is changed here already: the older work takes its place. `own`: what was sent
       * of it, which is no news of others.
       */
      restore: (
        from: AccountDetail,
        kept: AccountWork,
        disputed: readonly Part[],
        own: readonly AccountPatch[] = [],
      ) => {
        const { base: current } = now.current
        const merge = merged(from, current, kept, own)
        write(layOver(current, work(), merge.work))
        note(from, withoutChanged(current, work(), merge.taken), merge.disputed)
        note(null, [], disputed)
      },
      /** Puts other work in place of all that is here. */
      replace: write,
      /** Has to be decided before anything is sent; what was put back meanwhile has not. */
      disputes: (): Dispute[] => {
        // Asked at every key, and hardly ever is there one.
        if (now.current.news.disputes.length === 0) return []
        const changed = changedPartIds(now.current.base, told())
        return now.current.news.disputes.filter(({ part }) => changed.has(partId(part)))
      },
      /** Takes theirs for some of what is disputed, and mine for the rest. */
      decide: (theirs: ReadonlySet<string>) => {
        const { base: current, news: last } = now.current
        const given = last.disputes.filter(({ part }) => theirs.has(partId(part)))
        write(given.reduce((kept, { part }) => putBack(current, kept, part), work()))
        tell({ ...last, disputes: [] })
      },
      forgetTaken: () => tell({ ...now.current.news, taken: [] }),
      /** A save starts. */
      mark: (work: AccountWork, patch: AccountPatch) => {
        sent.current = { work, patch, parts: changedPartIds(now.current.base, work) }
        own.current = [...own.current.slice(-9), patch]
      },
      /** The save that was marked has failed. */
      unmark: () => {
        const failed = sent.current?.patch
        own.current = own.current.filter((patch) => patch !== failed)
        sent.current = null
      },
      /** What was marked is saved, and `next` shows it. */
      settle: (next: AccountDetail | undefined) => {
        const saved = sent.current
        if (saved) {
          // New ones are in no read yet, and staged no more: they would be sent twice.
          const rest = <Edit>(edits: readonly Edit[], done: readonly Edit[]) =>
            edits.filter((edit) => !holds(done, edit))
          const mine = work()
          write({
            fields: mine.fields,
            products: rest(mine.products, saved.work.products),
            dynamic_fields: rest(mine.dynamic_fields, saved.work.dynamic_fields),
          })
        }
        if (next) follow(next)
        if (saved) {
          const mine = work()
          write({ ...mine, fields: emptyWriteOnly(mine.fields, saved.work.fields) })
        }
        sent.current = null
        // What was no part of it is still to be decided.
        const { news: last } = now.current
        const isOpen = ({ part }: Dispute) => saved?.parts.has(partId(part)) !== true
        tell({ ...last, disputes: last.disputes.filter(isOpen) })
      },
      /** Whether something is in no read. What is being sent is not either. */
      isChanged: (mine: AccountWork) => accountChanges(now.current.base, mine).length > 0,
      /** Whether something is in no request and no read. */
      isUnsaved: () => {
        const mine = work()
        if (!sent.current) return accountChanges(now.current.base, mine).length > 0
        const { work: saving } = sent.current
        return (
          differences(mine.fields, saving.fields).length > 0 ||
          mine.products.some((edit) => !holds(saving.products, edit)) ||
          mine.dynamic_fields.some((edit) => !holds(saving.dynamic_fields, edit))
        )
      },
      /** Told of every change of the work. Returns what ends it. */
      watch: (listener: () => void): (() => void) => {
        const stop = form.subscribe({ formState: { values: true }, callback: listener })
        const leave = edits.subscribe(listener)
        return () => {
          stop()
          leave()
        }
      },
    }),
    [edits, follow, form, merged, note, tell, told, work, write],
  )

  return { ...stable, control: form.control, edits, base, news }
}

/** What is taken over of others, but for fields that are changed here and so stay as they are. */
function withoutChanged(
  base: AccountDetail,
  work: AccountWork,
  taken: readonly AccountChange[],
): AccountChange[] {
  const changed = changedPartIds(base, work)
  return taken.filter(
    (change) => change.kind !== 'field' || !changed.has(partId(fieldPart(change.field))),
  )
}

/** By what they say: a read that came in between has made new ones of them. */
function holds<Edit>(edits: readonly Edit[], edit: Edit): boolean {
  return edits.some((each) => isSameJson(each, edit))
}

export type AccountForm = ReturnType<typeof useAccountForm>
