/// <reference types="vite/client" />

interface ImportMetaEnv {
  /** Where the mock backend answers: in the service worker, in the dev server, or nowhere (''). */
  readonly VITE_MOCK: 'worker' | 'server' | ''
}
