import type { CatalogueList } from '#contract/config.ts'

/** Returns the name of an id; null when it is unknown. */
export type NameLookup = (list: CatalogueList, id: string) => string | null
