/** Listens for unhandled rejections. Returns a function that stops it. */
export function onUnhandled(listener: (error: unknown) => void): () => void {
  process.on('unhandledRejection', listener)
  return () => void process.off('unhandledRejection', listener)
}
