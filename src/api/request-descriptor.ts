import type { ListQuery } from '#contract/list-query.ts'

/** What a request is for, as data. The queue screen turns it into a sentence. */
export type RequestDescriptor =
  | { kind: 'list'; query: ListQuery }
  | { kind: 'detail'; id: string; name: string | null }
  | { kind: 'create'; name: string }
  | { kind: 'update'; id: string; name: string | null }
