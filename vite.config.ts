import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { anyBase } from './src/build/any-base.ts'
import { compressedFiles } from './src/build/compressed-files.ts'
import { licences } from './src/build/licences.ts'
import { sourceMapsApart } from './src/build/source-maps-apart.ts'
import { staticDemo } from './src/build/static-demo.ts'
import { tenantProxy } from './src/build/tenant-proxy.ts'
import { mockBackend } from './src/mock/vite-plugin.ts'

// API_PROXY=https://acme.example.com npm run dev: the real API instead of the mock, on our own origin.
const target = process.env['API_PROXY']

export default defineConfig(({ mode, command, isPreview }) => {
  const isDemo = mode === 'demo'
  const mock = isDemo ? 'worker' : command === 'serve' && !isPreview && !target ? 'server' : ''
  return {
    base: command === 'build' ? './' : '/',
    plugins: [
      react(),
      tailwindcss(),
      anyBase(),
      licences(),
      isDemo ? [] : [sourceMapsApart(), compressedFiles()],
      isDemo ? staticDemo() : target ? tenantProxy(target) : mockBackend(),
    ],
    define: { 'import.meta.env.VITE_MOCK': JSON.stringify(mock) },
    build: {
      outDir: isDemo ? 'dist-demo' : 'dist',
      target: 'es2023',
      chunkSizeWarningLimit: 700,
      rolldownOptions: {
        // What every screen needs is one file, however many of the others share parts of it.
        output: { codeSplitting: { groups: [{ name: 'app', tags: ['$initial'] }] } },
      },
    },
    test: {
      include: ['test/**/*.test.{ts,tsx}'],
      setupFiles: ['test/setup.ts'],
      restoreMocks: true,
      unstubGlobals: true,
      // The tests clean up after themselves, and each worker loads the app but once.
      isolate: false,
      // One more than the cores of a small machine: some tests wait for real time to pass.
      maxWorkers: 3,
      // A whole page in jsdom, on a small machine that is busy.
      testTimeout: 20_000,
    },
  }
})
