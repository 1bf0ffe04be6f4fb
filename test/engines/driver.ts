export interface Point {
  x: number
  y: number
}

/**
 * One window of a browser, and what a person does to it: pointer and keys, real ones. Whatever else there is
 * to know of the page is asked by `evaluate`. Lengths are in CSS pixels, points count from the viewport's corner.
 */
export interface Driver {
  /** Product and version of the engine, as it tells them. */
  readonly browserName: string
  goto: (url: string) => Promise<void>
  reload: () => Promise<void>
  back: () => Promise<void>
  /** Of an expression in the page, without promises. JSON can hold it. */
  evaluate: (expression: string) => Promise<unknown>
  /** Presses the main button at one point and lets it go at the other, which may be the same. */
  drag: (from: Point, to: Point) => Promise<void>
  /** A key as KeyboardEvent names it, with the keys that are held before it: `Control+a`. */
  press: (keys: string) => Promise<void>
  type: (text: string) => Promise<void>
  /** Some browsers have no window as narrow as a phone; they make it as narrow as they can. */
  resize: (width: number, height: number) => Promise<void>
  /** PNG. */
  screenshot: () => Promise<Uint8Array>
  close: () => Promise<void>
}

/** How long a button is held down, in milliseconds: the page has time to move away under the pointer. */
export const pressMs = 60

export type Engine = 'firefox' | 'webkit'
