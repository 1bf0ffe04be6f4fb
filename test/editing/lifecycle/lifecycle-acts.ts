// What clerks, their colleagues, browsers and networks do, one act at a time.
import { stageDynamic } from '#account/dynamic-fields/dynamic-edits.ts'
import { textOf } from '#account/edits/form-values.ts'
import { pathId } from '#account/fields/field-path.ts'
import { productTexts, stageAdd, undoProduct } from '#account/products/product-edits.ts'
import type { WritableFieldKey } from '#account/fields/fields.ts'
import type { DynamicField } from '#contract/dynamic-field.ts'
import type { EditSession } from '#editing/session/edit-session.ts'
import { isOpen, isUnsent } from '#editing/write.ts'
import type { LifecycleWitness } from './lifecycle-witness.ts'
import type { OpenPage, SimulatedTab } from './simulated-tab.ts'

/** `pick` chooses among the possible targets of an act. */
export type Act = (tab: SimulatedTab, witness: LifecycleWitness, pick: number) => void

const fields = ['notes', 'phone', 'notes', 'phone', 'qr_code', 'name'] as const

/** The acts of a clerk on the open page. */
export const pageActs = {
  type: onPage((page, session, witness, pick) => {
    const { accountId } = page
    const choice = accountId === null ? ['name', 'notes'] : fields
    const field = choice[pick % choice.length] as WritableFieldKey
    const shown = page.values.read()[field]
    const { base } = session.edited.state()
    const text = mark(witness, accountId, field, shown, textOf(base, field))
    page.values.write(field, text)
    session.clearError(`field.${field}`)
  }),
  stage: onPage(({ accountId }, { edited }, witness) => {
    const text = witness.marker(accountId, 'product add', null)
    const { products } = edited.staged.get()
    const values = { ...productTexts(null), provider_id: text, product_type_id: '8' }
    edited.staged.set({ products: stageAdd(products, text, values) })
  }),
  unstage: onPage((_page, session, witness) => {
    const { products } = session.edited.staged.get()
    const [first] = products
    if (!first || first.action !== 'add' || openWrite(session)) return
    witness.giveUp(first.key, 'unstaged')
    session.edited.staged.set({ products: undoProduct(products, first.key) })
  }),
  typeDynamic: onPage(({ accountId }, session, witness) => {
    const { edited } = session
    if (accountId === null || openWrite(session)) return
    const { base } = edited.state()
    const field = base.dynamic_fields.find(({ field_id }) => field_id === '10')
    // A new account has none.
    if (!field) return
    const { dynamic_fields } = edited.staged.get()
    const read = textIn(field)
    const shown = dynamic_fields[0]?.value?.text ?? read
    const text = mark(witness, accountId, 'dynamic 10', shown, read)
    const edit = { field_id: '10', value: { text, value: text } }
    edited.staged.set({ dynamic_fields: stageDynamic(dynamic_fields, field, edit) })
  }),
  save: onPage((page, session, witness, _pick, tab) => {
    if (tab.isReadOnly) return
    const { write } = session.state()
    witness.press()
    if (page.accountId === null) {
      const is = write?.phase.is
      const isLocked = is === 'in-flight' || is === 'verifying' || is === 'unresolved'
      if (!isLocked && is !== 'confirmed') session.create()
      return
    }
    if (write?.phase.is === 'unresolved') witness.sentAgain(write)
    session.save()
  }),
  saveUnchecked: onPage((_page, session, witness, _pick, tab) => {
    const { write } = session.state()
    if (tab.isReadOnly || write?.phase.is !== 'unchecked' || write.intent.kind === 'undo') return
    witness.press()
    session.save(true)
  }),
  sendAgain: onPage((_page, session, witness, _pick, tab) => {
    const { write } = session.state()
    const is = write?.phase.is
    if (tab.isReadOnly || !write || (is !== 'unresolved' && is !== 'unchecked')) return
    witness.press()
    witness.sentAgain(write)
    session.sendAgain()
  }),
  verifyAgain: onPage((_page, session) => {
    if (session.state().write?.phase.is === 'unresolved') session.verifyAgain()
  }),
  cancel: onPage((_page, session) => {
    const { write } = session.state()
    if (write && isUnsent(write)) session.cancel()
  }),
  undo: onPage((_page, session, witness) => {
    const { undoable } = session.state()
    if (!undoable || undoable.until <= Date.now() || openWrite(session)) return
    witness.press()
    session.undo(undoable.saved)
  }),
  decide: onPage((page, session, witness, pick, tab) => {
    const conflicts = session.edited.openConflicts()
    if (conflicts.length === 0) return
    if (session.state().deciding === null) session.openDecision()
    const remote = conflicts.filter((_, at) => (pick >> at) % 2 === 1).map(({ path }) => path)
    const ids = new Set(remote.map(pathId))
    const { base } = session.edited.state()
    const edits = session.edited.edits()
    const pairs = conflicts.map(({ path }) => {
      const isField = path.kind === 'field'
      const dynamic = base.dynamic_fields.find(({ field_id }) => field_id === '10')
      return {
        id: pathId(path),
        local: isField ? edits.fields[path.field] : JSON.stringify(edits.dynamic_fields),
        remote: isField ? textOf(base, path.field) : textIn(dynamic),
      }
    })
    for (const { id, local } of pairs)
      if (ids.has(id)) witness.giveUp(local, 'the remote value was chosen')
    const kept = pairs.filter(({ id }) => !ids.has(id))
    witness.decided(tab.realm, page.accountId ?? '', kept)
    witness.press()
    session.decide(ids)
  }),
  restore: onPage((_page, session) => {
    const { offered } = session.drafts.state()
    if (offered) void session.restore(offered)
  }),
  dropDraft: onPage((_page, session, witness) => {
    const { offered } = session.drafts.state()
    if (!offered) return
    witness.giveUp(JSON.stringify(offered), 'its draft was discarded')
    session.drafts.drop(offered)
  }),
  discard: onPage((page, session, witness) => {
    const { write } = session.state()
    if (page.accountId === null || (write && isOpen(write) && write.phase.is !== 'conflicted'))
      return
    witness.giveUp(JSON.stringify(session.edited.edits()), 'discarded')
    session.discard()
  }),
  dismiss: onPage((_page, session) => {
    const { write } = session.state()
    if (write && !isOpen(write) && write.phase.is !== 'unresolved') session.dismiss()
  }),
  leave: onPage((page, session) => {
    if (!session.isUnsaved()) return page.close()
    void session.drafts.flush().finally(() => page.close())
  }),
  giveUp: onPage((page, session, witness) => {
    if (!session.isUnsaved()) return page.close()
    witness.giveUp(JSON.stringify(session.edited.unsaved()), 'given up')
    void session.giveUp().finally(() => page.close())
  }),
} satisfies Record<string, Act>

/** The acts that need no open page. */
export const tabActs = {
  open: (tab, _witness, pick) => tab.openAccount(pick % 3 === 0 ? '102' : '101'),
  openNew: (tab) => tab.openNew(),
  refresh: (tab) => tab.refresh(),
  cancelDetached: ({ writes }) => {
    const write = writes.detached().find((each) => isUnsent(each) && each.phase.is !== 'conflicted')
    if (write) writes.cancel(write.id)
  },
  dismissDetached: ({ writes }) => {
    const write = writes.detached().find((each) => !isOpen(each))
    if (write) writes.dismiss(write.id)
  },
} satisfies Record<string, Act>

function onPage(
  act: (
    page: OpenPage,
    session: EditSession,
    witness: LifecycleWitness,
    pick: number,
    tab: SimulatedTab,
  ) => void,
): Act {
  return (tab, witness, pick) => {
    const { page } = tab
    if (page?.session) act(page, page.session, witness, pick, tab)
  }
}

function textIn(field: DynamicField | undefined): string {
  return field?.value as string
}

function openWrite(session: EditSession): boolean {
  const { write } = session.state()
  return write !== null && isOpen(write)
}

/**
 * Returns a marker for text that replaces other typed text, and that is over the same remote
 * values.
 */
function mark(
  witness: LifecycleWitness,
  accountId: string | null,
  field: string,
  shown: string,
  read: string,
): string {
  const before = witness.markers.get(shown)
  const made = witness.marker(accountId, field, shown === read ? read : null)
  if (before) {
    for (const each of before.over) witness.markers.get(made)?.over.add(each)
  }
  witness.giveUp(shown, 'typed over')
  return made
}
