export interface Point {
  x: number
  y: number
}

/**
 * One browser window, with real pointer and key events. `evaluate` answers everything else about
 * the page. Lengths are in CSS pixels, and points are relative to the viewport's top left corner.
 */
export interface Driver {
  /** The engine's product name and version. */
  readonly browserName: string
  goto: (url: string) => Promise<void>
  reload: () => Promise<void>
  back: () => Promise<void>
  /** Returns the value of an expression in the page. It must be JSON and no promise. */
  evaluate: (expression: string) => Promise<unknown>
  /** Presses the main button at one point and releases it at the other, which may be the same. */
  drag: (from: Point, to: Point) => Promise<void>
  /** Presses a key by its KeyboardEvent name, with modifiers before it: `Control+a`. */
  press: (keys: string) => Promise<void>
  type: (text: string) => Promise<void>
  /** Resizes the window. Some browsers have a minimum width, wider than a phone. */
  resize: (width: number, height: number) => Promise<void>
  /** Returns a PNG. */
  screenshot: () => Promise<Uint8Array>
  close: () => Promise<void>
}

/** How long (ms) a button is held down, so that the page has time to move under the pointer. */
export const pressMs = 60

export type Engine = 'firefox' | 'webkit'
