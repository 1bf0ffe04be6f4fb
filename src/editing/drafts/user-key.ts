/**
 * Identifies the owner of drafts: by the token's subject or, where it names none (null), by a
 * fingerprint of the token. The token itself is never stored, and cannot be derived from its
 * fingerprint.
 */
export function userKey(subject: string | null, token: string): string {
  return subject ? `subject:${subject}` : `token:${fingerprint(token)}`
}

// FNV-1a, 64 bit. crypto.subtle, which would be stronger, is missing on plain http.
function fingerprint(text: string): string {
  let hash = 0xcbf29ce484222325n
  for (const byte of new TextEncoder().encode(text)) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n)
  }
  return hash.toString(16).padStart(16, '0')
}
