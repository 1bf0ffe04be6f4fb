import type { ListQuery } from '#contract/list-query.ts'

/** What a request is for, in data: the screen of the queue puts it into words. */
export type RequestDescriptor =
  | { kind: 'list'; query: ListQuery }
  | { kind: 'detail'; id: string; name: string | null }
  | { kind: 'create'; name: string }
  | { kind: 'update'; id: string; name: string | null }
