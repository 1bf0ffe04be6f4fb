import { codePoints } from '#contract/account-write.ts'
import { pathId, type FieldPath } from '../fields/field-path.ts'
import { productEditId } from '../products/product-edits.ts'
import { pathsNamedIn, type RejectedBody } from './refused-paths.ts'
import type { EditProblem } from './edit-problem.ts'
import type { AccountEdits } from './edits.ts'

/** What is wrong at a field path, without words of any language. */
export type EditError =
  /** Found before anything was sent. `count` is the length of the text in code points. */
  | { kind: 'problem'; problem: EditProblem; count: number }
  /** The messages of the server; empty when it gives no reason. */
  | { kind: 'refused'; messages: readonly string[] }

/** Errors by `pathId`. For a field of the account, this is the field's key. */
export type EditErrors = Partial<Record<string, EditError>>

/** The key of an error that is not about a single field path. */
export const generalError = 'account'

/** The errors that the contract found in the edits. */
export function problemErrors(problems: readonly EditProblem[], edits: AccountEdits): EditErrors {
  return Object.fromEntries(
    problems.map((problem) => {
      const count = codePoints(textAt(problem.path, edits))
      return [pathId(problem.path), { kind: 'problem', problem, count }]
    }),
  )
}

/** What the server says in a validation error (400). */
export interface ValidationRefusal {
  serverMessage: string | null
  serverDetails: readonly { path: string; message: string }[]
}

/**
 * The errors by the field paths that a validation error names. One that names none is a general
 * error.
 */
export function validationErrors(refusal: ValidationRefusal, body: RejectedBody): EditErrors {
  const { serverMessage, serverDetails } = refusal
  const found = new Map<string, string[]>()
  const pathsOf = (text: string) => pathsNamedIn(text, body).map(pathId)
  const note = (ids: readonly string[], message: string) => {
    for (const id of ids) found.set(id, [...(found.get(id) ?? []), message])
  }
  // Prefer the path, because the message may mention other fields in passing.
  for (const { path, message } of serverDetails) {
    const named = pathsOf(path)
    note(named.length > 0 ? named : pathsOf(message), message)
  }
  // Use the general message only then: it may contain times or URLs that name no field.
  if (found.size === 0 && serverMessage !== null) note(pathsOf(serverMessage), serverMessage)
  if (found.size === 0) {
    const said = serverMessage ?? serverDetails.map(({ message }) => message).join(' ')
    found.set(generalError, said === '' ? [] : [said])
  }
  return Object.fromEntries(
    [...found].map(([id, messages]) => [id, { kind: 'refused', messages } as const]),
  )
}

function textAt(path: FieldPath, edits: AccountEdits): string {
  if (path.kind === 'field') return edits.fields[path.field]
  if (path.kind === 'product') {
    const edit = edits.products.find((each) => productEditId(each) === path.id)
    return (edit && edit.action !== 'remove' && path.key && edit.values[path.key]) || ''
  }
  const edit = edits.dynamic_fields.find(({ field_id }) => field_id === path.field_id)
  if (!edit || path.key === null) return ''
  return (path.key === 'value' ? edit.value?.text : edit[path.key]) ?? ''
}
