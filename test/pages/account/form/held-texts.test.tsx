// @vitest-environment jsdom
// Some controls cannot hold every stored text. A text that nobody has typed must not become a
// change.
import { act, cleanup } from '@testing-library/react'
import * as fc from 'fast-check'
import { useEffect, useState } from 'react'
import { afterEach, expect, test } from 'vitest'
import { writableKeys } from '#account/fields/fields.ts'
import { editsOf } from '#account/edits/edits.ts'
import { AccountDetail, Address } from '#contract/account.ts'
import { editingOf } from '#editing/editing.ts'
import { CustomFieldsSection } from '#pages/account/custom-fields/CustomFieldsSection.tsx'
import { FormSections } from '#pages/account/fields/FormSections.tsx'
import type { EditedAccount } from '#editing/session/edited-account.ts'
import { useAccountForm } from '#pages/account/form/use-account-form.ts'
import { useSessionNow } from '#queries/use-editing.ts'
import { useWorkspace } from '#queries/use-workspace.ts'
import { typeInto } from '#ui/type-into.ts'
import { editor, input, openProducts, productOf, button } from '../products/open-products.tsx'
import { renderPart } from '../render-part.tsx'

afterEach(cleanup)

const unit = fc.constantFrom('a', '1', ' ', '\n', '\r\n', '\r', '\0', '\ud83d', '\u200b', '\u00a0')
const anyText = fc.string({ unit, maxLength: 8 })
const kinds = [null, 'texto', 'memo', 'lista', 'numero', 'fecha', 'boolean', 'json'] as const

const anyAccount = fc
  .record({
    fields: fc.array(anyText, { minLength: writableKeys.length, maxLength: writableKeys.length }),
    custom: fc.array(anyText, { minLength: 2 * kinds.length, maxLength: 2 * kinds.length }),
  })
  .map(({ fields, custom }) => {
    const texts = Object.fromEntries(writableKeys.map((key, place) => [key, fields[place]]))
    return AccountDetail.parse({
      id: '1',
      ...texts,
      address: Object.fromEntries(Object.keys(Address.def.shape).map((key) => [key, texts[key]])),
      dynamic_fields: kinds.map((type, place) => ({
        field_id: `8${place}`,
        name: custom[2 * place],
        type,
        order: place,
        value: custom[2 * place + 1],
      })),
    })
  })

async function open(detail: AccountDetail): Promise<EditedAccount> {
  const opened: EditedAccount[] = []
  const nothing = () => {}
  const locked = new Set<string>()
  function Form() {
    const { writes } = useWorkspace()
    const [session] = useState(() => editingOf(writes).session(detail, true))
    const { edited } = session
    const control = useAccountForm(session)
    const { base } = useSessionNow(session)
    useEffect(() => void opened.push(edited), [edited])
    const shared = { errors: {}, onEdit: nothing }
    return (
      <>
        <FormSections {...shared} control={control} base={base} />
        <CustomFieldsSection
          {...shared}
          fields={base.dynamic_fields}
          edits={edited.staged}
          locked={locked}
        />
      </>
    )
  }
  await renderPart(<Form />)
  const edited = opened.at(-1)
  if (!edited) throw new Error('not drawn')
  return edited
}

const controls = () => [
  ...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
    'input:not([tabindex="-1"]), textarea',
  ),
]

/** Focuses a control, does something there, and leaves it. */
function visit(control: HTMLElement, what: () => void = () => {}): void {
  act(() => control.focus())
  act(what)
  act(() => control.blur())
}

test('focusing and leaving a control changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(anyAccount, async (detail) => {
      const form = await open(detail)
      for (const control of controls()) visit(control)
      expect(form.edits()).toEqual(editsOf(detail))
      cleanup()
    }),
    { numRuns: 4 },
  )
})

test('typing the same text again changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(anyAccount, async (detail) => {
      const form = await open(detail)
      for (const control of controls()) {
        const { value } = control
        visit(control, () => {
          typeInto(control, `${value}x`)
          form.edits()
          typeInto(control, value)
        })
      }
      expect(form.isChanged()).toBe(false)
      cleanup()
    }),
    { numRuns: 4 },
  )
})

test('focusing and leaving the controls of the product editor changes nothing', async () => {
  const odd = productOf({
    status: 'A\n',
    coverage_id: 'x\ry',
    start_date: '2026-01-01\n',
    end_date: '\0',
  })
  const { staged, user } = await openProducts({ products: [odd] })
  await user.click(button('Edit Vehicle Insurance, National Insurance Co.'))
  for (const label of ['Provider', 'Coverage', 'Start date', 'End date', 'Status']) {
    const control = input(label) as HTMLInputElement
    const { value } = control
    visit(control)
    visit(control, () => {
      typeInto(control, `${value}x`)
      typeInto(control, value)
    })
  }
  await user.click(editor().getByRole('button', { name: 'Apply' }))
  expect(staged()).toEqual([])
})
