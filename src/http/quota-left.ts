// `RateLimit` and `RateLimit-Policy` as draft-ietf-httpapi-ratelimit-headers-11 has them (A21).

/** How many more requests a server says that it takes, and for how long that holds. */
export interface QuotaLeft {
  requests: number
  /** ms until it takes more; null when it does not say. */
  resetMs: number | null
}

/**
 * The least that an answer says is left of its quotas. Null when it says nothing, or nothing that could be
 * relied on: a field that is malformed in part counts as absent, as for any structured field.
 */
export function readQuotaLeft(headers: Pick<Headers, 'get'>): QuotaLeft | null {
  const policies = new Map(readItems(headers.get('ratelimit-policy')))
  const quotas = readItems(headers.get('ratelimit')).flatMap(([name, left]): QuotaLeft[] => {
    const policy = policies.get(name)
    const requests = wholeNumber(left.get('r'))
    // A quota may be of bytes, or of requests at a time.
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

/** The items of a list of strings with parameters; none when any of it is malformed. Values as they stand. */
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
