import type { Config } from '#contract/config.ts'
import { createMockBackend } from './backend.ts'
import { startMockWorker } from './browser.ts'
import { demoConfig } from './demo-config.ts'
import { mockCredentials, type MockCredential } from './tokens.ts'

/** Starts the backend of the static demo in the service worker, and returns its config. */
export async function startDemoBackend(
  baseUrl: string,
): Promise<{ config: Config; offered: readonly MockCredential[] }> {
  const backend = createMockBackend({ reference: true, latencyMs: { min: 150, max: 400 } })
  await startMockWorker(backend, baseUrl)
  return { config: demoConfig(backend), offered: mockCredentials }
}
