import { QueryClientProvider } from '@tanstack/react-query'
import {
  createMemoryHistory,
  createRootRoute,
  createRouter,
  RouterContextProvider,
} from '@tanstack/react-router'
import { render, screen } from '@testing-library/react'
import userEvent, { PointerEventsCheckLevel } from '@testing-library/user-event'
import { IntlProvider } from 'use-intl'
import { toDynamicChanges } from '#account/dynamic-fields/dynamic-changes.ts'
import type { DynamicField } from '#contract/dynamic-field.ts'
import { en } from '#i18n/en.ts'
import {
  CustomFieldsSection,
  type CustomFieldsSectionProps,
} from '#pages/account/custom-fields/CustomFieldsSection.tsx'
import { FormFrame } from '#pages/account/frame/FormFrame.tsx'
import { nothingStaged, StagedEdits, type Staged } from '#editing/session/staged-edits.ts'
import { createQueryClient } from '#queries/query-client.ts'
import { workspaceOf } from '#queries/open-workspace.ts'
import { Session } from '#session/session.ts'
import { SessionContext } from '#session/use-session.ts'
import { ana, configOf } from '../../../queries/open-workspace.ts'

type Shown = Omit<CustomFieldsSectionProps, 'edits' | 'onEdit'>

export interface CustomScene extends Partial<Shown> {
  /** The edits that are staged at the start. */
  staged?: Staged['dynamic_fields']
  /** Custom fields known from other accounts. */
  seen?: readonly DynamicField[]
}

/** A custom field, by default "Tier". */
export function customField(field: Partial<DynamicField>): DynamicField {
  return { field_id: '81', name: 'Tier', type: null, order: 1, value: null, ...field }
}

/** Renders the custom fields alone, inside a form, for a signed-in user. */
export async function openCustom({ staged = [], seen = [], ...start }: CustomScene = {}) {
  const shown: Shown = { fields: [], locked: new Set(), errors: {}, ...start }
  const session = new Session(configOf())
  await session.signIn(ana, async () => {})
  const state = session.state()
  if (state.status !== 'signed-in') throw new Error('signed out')
  const queryClient = createQueryClient()
  const { fieldOptions } = workspaceOf(state.client, session.config, queryClient)
  for (const field of [...seen, ...shown.fields]) {
    fieldOptions.addFromDetail({ dynamic_fields: [field] })
  }

  const edits = new StagedEdits({ ...nothingStaged, dynamic_fields: staged })
  const edited: string[] = []
  const submits: string[] = []
  const onEdit = (path: string) => void edited.push(path)
  const router = createRouter({
    routeTree: createRootRoute(),
    history: createMemoryHistory(),
  })
  const page = (props: Shown) => (
    <SessionContext value={session}>
      <QueryClientProvider client={queryClient}>
        <IntlProvider locale="en" messages={en} timeZone="UTC">
          <RouterContextProvider router={router}>
            <FormFrame onEnter={() => submits.push('submit')} notices={null} dock={null}>
              <CustomFieldsSection {...props} edits={edits} onEdit={onEdit} />
            </FormFrame>
          </RouterContextProvider>
        </IntlProvider>
      </QueryClientProvider>
    </SessionContext>
  )
  const { rerender } = render(page(shown))

  return {
    user: userEvent.setup({ delay: null, pointerEventsCheck: PointerEventsCheckLevel.Never }),
    edits,
    /** The path ids that `onEdit` was called with. */
    edited,
    submits,
    /** Renders again with other props. */
    show: (changed: Partial<Shown>) => rerender(page(Object.assign(shown, changed))),
    /** The `dynamic_fields` of the body that would be sent now. */
    body: () => toDynamicChanges(shown.fields, edits.get().dynamic_fields).changes,
    /** The problems that forbid sending it. */
    problems: () =>
      toDynamicChanges(shown.fields, edits.get().dynamic_fields).problems.map(({ rule }) => rule),
  }
}

export const control = (name: string) =>
  screen.getByLabelText(name, { selector: 'input, textarea, select' })
