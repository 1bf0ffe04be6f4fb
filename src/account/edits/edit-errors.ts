import { codePoints } from '#contract/account-write.ts'
import { partId, type Part } from '../fields/field-path.ts'
import { productEditId } from '../products/product-edits.ts'
import { partsNamedIn, type RefusedBody } from './refused-paths.ts'
import type { WorkProblem } from './edit-problem.ts'
import type { AccountWork } from './edits.ts'

/** What is wrong with a part, in no language. */
export type WorkError =
  /** Found before anything was sent; `count` is how many code points its text has. */
  | { kind: 'problem'; problem: WorkProblem; count: number }
  /** The server's own words; none where it does not say why. */
  | { kind: 'refused'; messages: readonly string[] }

/** By `partId`: of a field of the account, that is its key. */
export type WorkErrors = Partial<Record<string, WorkError>>

/** The key of an error that is about no part, but about the whole. */
export const generalError = 'account'

/** What the contract found in a work. */
export function problemErrors(problems: readonly WorkProblem[], work: AccountWork): WorkErrors {
  return Object.fromEntries(
    problems.map((problem) => {
      const count = codePoints(textOfPart(problem.part, work))
      return [partId(problem.part), { kind: 'problem', problem, count }]
    }),
  )
}

/** A refusal (400), as far as the server says anything of it. */
export interface Refusal {
  serverMessage: string | null
  serverDetails: readonly { path: string; message: string }[]
}

/** The parts that a refusal names; where it names none, it is about the whole. */
export function refusalErrors(refusal: Refusal, body: RefusedBody): WorkErrors {
  const { serverMessage, serverDetails } = refusal
  const found = new Map<string, string[]>()
  const partsOf = (text: string) => partsNamedIn(text, body).map(partId)
  const note = (ids: readonly string[], message: string) => {
    for (const id of ids) found.set(id, [...(found.get(id) ?? []), message])
  }
  // By its path first: the words may name other fields in passing.
  for (const { path, message } of serverDetails) {
    const named = partsOf(path)
    note(named.length > 0 ? named : partsOf(message), message)
  }
  // What it says besides, a time or the address that was asked for, may be of no field at all.
  if (found.size === 0 && serverMessage !== null) note(partsOf(serverMessage), serverMessage)
  if (found.size === 0) {
    const said = serverMessage ?? serverDetails.map(({ message }) => message).join(' ')
    found.set(generalError, said === '' ? [] : [said])
  }
  return Object.fromEntries(
    [...found].map(([id, messages]) => [id, { kind: 'refused', messages } as const]),
  )
}

function textOfPart(part: Part, work: AccountWork): string {
  if (part.kind === 'field') return work.fields[part.field]
  if (part.kind === 'product') {
    const edit = work.products.find((each) => productEditId(each) === part.id)
    return (edit && edit.action !== 'remove' && part.key && edit.values[part.key]) || ''
  }
  const edit = work.dynamic_fields.find(({ field_id }) => field_id === part.field_id)
  if (!edit || part.key === null) return ''
  return (part.key === 'value' ? edit.value?.text : edit[part.key]) ?? ''
}
