// Checks the laws of the write lifecycle over random schedules: see `LifecycleWitness`. To run more:
//   LIFECYCLE_RUNS=10000 npx vitest run test/editing/lifecycle/lifecycle.property.test.ts
// LIFECYCLE_SEED=<any number> selects other schedules. A schedule that breaks a law becomes a test in
// lifecycle.test.ts.
import * as fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import { anySchedule } from './lifecycle-schedule.ts'
import { simulate } from './lifecycle-simulation.ts'
import { endSimulation } from './simulated-browser.ts'

const numRuns = Number(process.env['LIFECYCLE_RUNS'] ?? 250)
const seed = Number(process.env['LIFECYCLE_SEED'] ?? 1)

afterEach(endSimulation)

test(
  'the laws of the write lifecycle hold in every schedule, and every phase is reached',
  async () => {
    const seen = new Set<string>()
    await fc.assert(
      fc.asyncProperty(anySchedule, async (schedule) => {
        const { faults, phases } = await simulate(schedule)
        for (const phase of phases) seen.add(phase)
        expect(faults).toEqual([])
      }),
      { numRuns, seed },
    )
    expect([...seen].toSorted()).toEqual([
      'abandoned',
      'cancelled',
      'confirmed',
      'conflicted',
      'in-flight',
      'inconclusive',
      'not-applied',
      'queued',
      'refreshing',
      'rejected',
      'unchanged',
      'unchecked',
      'unresolved',
      'verifying',
    ])
  },
  60_000 + numRuns * 500,
)
