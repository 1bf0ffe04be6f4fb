import * as z from 'zod/mini'
import type { Endpoint } from '#contract/endpoints.ts'

const common = {
  endpoint: z._default(z.enum(['list', 'detail', 'create', 'update', 'any']), 'any'),
  /** Only requests for this account. */
  id: z.exactOptional(z.string()),
  /** How many requests the fault affects. */
  times: z._default(z.int().check(z.gte(1)), 1),
}
const notApplied = z._default(z.boolean(), false)
const applied = z._default(z.boolean(), true)

/**
 * A fault, and which of the next admitted requests it affects. An admitted request has valid
 * credentials and a free slot in the budget, which it spends as usual. `applied` says whether the
 * request is carried out although its answer is faulty; a fault without `applied` is not, except
 * for `delay`.
 */
export const Scenario = z.discriminatedUnion('fault', [
  z.strictObject({
    ...common,
    fault: z.literal('rate-limited'),
    /** In seconds; null sends no `Retry-After`. */
    retryAfter: z._default(z.nullable(z.number()), 5),
    form: z._default(z.enum(['seconds', 'date']), 'seconds'),
  }),
  z.strictObject({ ...common, fault: z.literal('server-error'), applied: notApplied }),
  /** The 502 page of a gateway. */
  z.strictObject({ ...common, fault: z.literal('html'), applied: notApplied }),
  /** A 200 without a body. */
  z.strictObject({ ...common, fault: z.literal('empty-body'), applied }),
  /** The first half of the true answer. */
  z.strictObject({ ...common, fault: z.literal('cut-off'), applied }),
  z.strictObject({ ...common, fault: z.literal('failure-on-200') }),
  z.strictObject({ ...common, fault: z.literal('unauthorized') }),
  z.strictObject({ ...common, fault: z.literal('forbidden') }),
  /** The true answer, `ms` later. */
  z.strictObject({ ...common, fault: z.literal('delay'), ms: z.number() }),
  /** The connection drops. */
  z.strictObject({ ...common, fault: z.literal('network-error'), applied: notApplied }),
  /** No answer until the client gives up. */
  z.strictObject({ ...common, fault: z.literal('hang'), applied: notApplied }),
])
export type Scenario = z.output<typeof Scenario>
export type ScenarioInput = z.input<typeof Scenario>

/** The faults that wait for their requests, in the order in which they were added. */
export function createScenarios(): {
  /** Throws a ZodError for an invalid scenario. */
  add: (scenario: ScenarioInput) => void
  /** Returns the first fault that matches the request and uses it up once; null when none matches. */
  take: (endpoint: Endpoint, id: string | null) => Scenario | null
  reset: () => void
} {
  let waiting: Scenario[] = []
  return {
    add: (scenario) => {
      waiting.push(Scenario.parse(scenario))
    },
    take: (endpoint, id) => {
      const met = waiting.find(
        (scenario) =>
          (scenario.endpoint === 'any' || scenario.endpoint === endpoint) &&
          (scenario.id === undefined || scenario.id === id),
      )
      if (!met) return null
      met.times -= 1
      if (met.times === 0) waiting = waiting.filter((scenario) => scenario !== met)
      return met
    },
    reset: () => {
      waiting = []
    },
  }
}
