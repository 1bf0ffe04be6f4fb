// Opens accounts for editing against the mock backend, in virtual time.
import type { RequestHandler } from 'msw'
import { onTestFinished } from 'vitest'
import { formValuesOf } from '#account/edits/form-values.ts'
import { emptyEdits, type AccountEdits } from '#account/edits/edits.ts'
import type { AccountDetail } from '#contract/account.ts'
import { editingOf } from '#editing/editing.ts'
import type { EditSession } from '#editing/session/edit-session.ts'
import { HeldValues } from '#editing/session/field-values.ts'
import type { Phase } from '#editing/write.ts'
import type { BackendOptions, MockBackend } from '#mock/backend.ts'
import { accountDetail } from '#queries/account-queries.ts'
import type { Workspace } from '#queries/workspace.ts'
import { outcomeOf, passUntil } from '../api/fake-api.ts'
import { openTab, startBackend } from '../queries/open-workspace.ts'
import { pass } from '../rate-limit/virtual-time.ts'

/** Lets time pass until `done`; throws when that does not happen within ten minutes. */
export async function until(done: () => boolean, what = 'it'): Promise<void> {
  let steps = 0
  await passUntil(() => {
    steps += 1
    if (steps > 12_000) throw new Error(`${what} did not happen`)
    return done()
  })
}

/** Lets everything happen that takes hardly any time. */
export async function untilIdle(): Promise<void> {
  for (let step = 0; step < 8; step += 1) await pass(20)
}

/** A page that shows a session. */
export function showPage(session: EditSession) {
  const { fields } = session.edited.edits()
  const values = new HeldValues(session.isNew ? fields : formValuesOf(session.edited.state().base))
  const leave = session.attach(values)
  const type = (texts: Partial<AccountEdits['fields']>) => {
    for (const [key, text] of Object.entries(texts)) values.write(key as 'name', text)
  }
  return { session, leave, type }
}

/** What these tests read of a session. */
function readings(session: EditSession) {
  const phase = (): Phase['is'] | null => session.state().write?.phase.is ?? null
  const becomes = (wanted: Phase['is']) => until(() => phase() === wanted, wanted)
  const text = (key: keyof AccountEdits['fields']) => session.edited.edits().fields[key]
  return { phase, becomes, text }
}

/** Another tab, or a later page, of the same person. */
export function startTab(config: Record<string, unknown> = {}) {
  const workspace = openTab(config)
  const stop = workspace.start()
  onTestFinished(stop)
  return {
    workspace,
    written: workspace.writes,
    editing: editingOf(workspace.writes),
    queue: workspace.client.queue,
    stop,
  }
}

/** Reads an account and edits it, on a page of its own. */
export async function editIn({ workspace }: { workspace: Workspace }, id: string) {
  const { queryClient, writes } = workspace
  const options = { ...accountDetail(workspace, id), staleTime: 0 }
  const detail = (await outcomeOf(queryClient.fetchQuery(options))) as AccountDetail
  const opened = showPage(editingOf(writes).session(detail, true))
  await untilIdle()
  return { ...opened, ...readings(opened.session) }
}

export interface OpenOptions {
  backend?: BackendOptions
  config?: Record<string, unknown>
  bend?: (backend: MockBackend) => RequestHandler[]
}

/** A tab, and a backend. */
function openApp({ backend: options, config, bend }: OpenOptions = {}) {
  const backend = startBackend(options, bend)
  const id = backend.store.all()[0]?.id ?? ''
  /** The writes that the backend received, with their bodies, in order. */
  const writes = () =>
    backend.log.filter(({ method }) => method !== 'GET').map(({ method, body }) => [method, body])
  const reads = () => backend.log.filter(({ endpoint }) => endpoint === 'detail').length
  return { backend, id, writes, reads, ...startTab(config) }
}

/** The first account, on a page that edits it. */
export async function openSession(options: OpenOptions = {}) {
  const app = openApp(options)
  return { ...app, ...(await editIn(app, app.id)) }
}

/** The page of a new account in a tab. */
export async function openNewIn({ editing }: Pick<ReturnType<typeof startTab>, 'editing'>) {
  const opened = showPage(editing.createSession('start', emptyEdits()))
  await untilIdle()
  return { ...opened, ...readings(opened.session) }
}

/** The page of a new account. */
export async function openCreate(options: OpenOptions = {}) {
  const app = openApp(options)
  return { ...app, ...(await openNewIn(app)) }
}
