/**
 * A channel to the other tabs, or null where the browser has none. Validate every message: other
 * versions of the product use the channel too.
 */
export function openChannel(name: string): BroadcastChannel | null {
  try {
    return new BroadcastChannel(`accounts-admin.${name}`)
  } catch {
    return null
  }
}
