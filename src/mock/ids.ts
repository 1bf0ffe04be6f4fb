/**
 * Ids as the API makes them: 18 digits in a string. They follow each other closely on purpose, so that
 * code which turns them into numbers mixes neighbours up and is caught.
 */
export function createIds(first: bigint): () => string {
  let next = first
  return () => {
    const id = String(next)
    next += 1n
    return id
  }
}
