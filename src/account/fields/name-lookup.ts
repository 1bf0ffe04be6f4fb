import type { CatalogueList } from '#contract/config.ts'

/** What an id stands for, or null where nobody has learnt it. */
export type NameLookup = (list: CatalogueList, id: string) => string | null
