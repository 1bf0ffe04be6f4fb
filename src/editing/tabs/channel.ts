/** A channel to the other tabs, or null where the browser has none. What it brings is not trusted. */
export function openChannel(name: string): BroadcastChannel | null {
  try {
    return new BroadcastChannel(`accounts-admin.${name}`)
  } catch {
    return null
  }
}
