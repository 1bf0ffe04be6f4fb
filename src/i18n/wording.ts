import type { en } from './en.ts'

/** The shape of a tree of messages, in any language. */
export type Said<Tree> = {
  readonly [Key in keyof Tree]: Tree[Key] extends string ? string : Said<Tree[Key]>
}

/** All that the app says, in some language. */
export type Wording = Said<typeof en>
