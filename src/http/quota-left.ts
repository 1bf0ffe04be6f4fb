// `RateLimit` and `RateLimit-Policy` as in draft-ietf-httpapi-ratelimit-headers-11 (A21).

/** How many more requests the server accepts, and for how long that number holds. */
export interface QuotaLeft {
  requests: number
  /** ms until the quota resets; null when the server does not say. */
  resetMs: number | null
}

/**
 * The smallest remaining quota that an answer reports. Null when the headers are absent or
 * malformed: as for any structured field, one malformed item makes the whole field count as absent.
 */
export function readQuotaLeft(headers: Pick<Headers, 'get'>): QuotaLeft | null {
  const policies = new Map(readItems(headers.get('ratelimit-policy')))
  const quotas = readItems(headers.get('ratelimit')).flatMap(([name, left]): QuotaLeft[] => {
    const policy = policies.get(name)
    const requests = wholeNumber(left.get('r'))
    // A quota may also limit bytes, or concurrent requests.
    if (requests === null || (policy?.get('qu') ?? '"requests"') !== '"requests"') return []
    const seconds = wholeNumber(left.get('t')) ?? wholeNumber(policy?.get('w'))
    return [{ requests, resetMs: seconds === null ? null : seconds * 1000 }]
  })
  return quotas.toSorted((a, b) => a.requests - b.requests)[0] ?? null
}

type Item = readonly [name: string, parameters: ReadonlyMap<string, string>]

const string = /"(?:[ !#-[\]-~]|\\["\\])*"/.source
const value = `${string}|:[A-Za-z0-9+/=]*:|-?\\d+(?:\\.\\d+)?|\\?[01]|[A-Za-z*][^\\s",;=]*`
const parameter = `; *([a-z*][a-z0-9_.*-]*)(?:=(${value}))?`
const item = new RegExp(`[ \\t]*(${string})((?:${parameter})*)[ \\t]*(?:,(?=.)|$)`, 'y')

/**
 * The items of a structured list of strings with parameters, with unparsed values. Empty when any
 * item is malformed.
 */
function readItems(field: string | null): Item[] {
  const text = field ?? ''
  const items: Item[] = []
  item.lastIndex = 0
  while (item.lastIndex < text.length) {
    const found = item.exec(text)
    if (!found) return []
    const parameters = (found[2] ?? '').matchAll(new RegExp(parameter, 'g'))
    items.push([
      found[1] ?? '',
      new Map([...parameters].map((each) => [each[1] ?? '', each[2] ?? '?1'])),
    ])
  }
  return items
}

function wholeNumber(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : null
}
