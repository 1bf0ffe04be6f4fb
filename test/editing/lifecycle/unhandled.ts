/** Hears of rejections that nobody handles. Returns what ends it. */
export function onUnhandled(listener: (error: unknown) => void): () => void {
  process.on('unhandledRejection', listener)
  return () => void process.off('unhandledRejection', listener)
}
