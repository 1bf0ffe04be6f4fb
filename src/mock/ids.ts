/**
 * Makes ids like the API's: strings of 18 digits. They are consecutive on purpose, so that code
 * that turns them into numbers confuses neighbouring ids and fails a test.
 */
export function createIds(first: bigint): () => string {
  let next = first
  return () => {
    const id = String(next)
    next += 1n
    return id
  }
}
