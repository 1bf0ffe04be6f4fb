import { codePoints } from '#contract/account-write.ts'
import { pathId, type FieldPath } from '../fields/field-path.ts'
import { productEditId } from '../products/product-edits.ts'
import { pathsNamedIn, type RejectedBody } from './refused-paths.ts'
import type { EditProblem } from './edit-problem.ts'
import type { AccountEdits } from './edits.ts'

/** What is wrong with a part, in no language. */
export type EditError =
  /** Found before anything was sent; `count` is how many code points its text has. */
  | { kind: 'problem'; problem: EditProblem; count: number }
  /** The server's own words; none where it does not say why. */
  | { kind: 'refused'; messages: readonly string[] }

/** By `pathId`: of a field of the account, that is its key. */
export type EditErrors = Partial<Record<string, EditError>>

/** The key of an error that is about no part, but about the whole. */
export const generalError = 'account'

/** What the contract found in a work. */
export function problemErrors(problems: readonly EditProblem[], edits: AccountEdits): EditErrors {
  return Object.fromEntries(
    problems.map((problem) => {
      const count = codePoints(textAt(problem.path, edits))
      return [pathId(problem.path), { kind: 'problem', problem, count }]
    }),
  )
}

/** A refusal (400), as far as the server says anything of it. */
export interface ValidationRefusal {
  serverMessage: string | null
  serverDetails: readonly { path: string; message: string }[]
}

/** The parts that a refusal names; where it names none, it is about the whole. */
export function validationErrors(refusal: ValidationRefusal, body: RejectedBody): EditErrors {
  const { serverMessage, serverDetails } = refusal
  const found = new Map<string, string[]>()
  const pathsOf = (text: string) => pathsNamedIn(text, body).map(pathId)
  const note = (ids: readonly string[], message: string) => {
    for (const id of ids) found.set(id, [...(found.get(id) ?? []), message])
  }
  // By its path first: the words may name other fields in passing.
  for (const { path, message } of serverDetails) {
    const named = pathsOf(path)
    note(named.length > 0 ? named : pathsOf(message), message)
  }
  // What it says besides, a time or the address that was asked for, may be of no field at all.
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
