import type { Plugin } from 'vite'

/**
 * The dev server in front of a real tenant (`target`, an origin): the API needs no CORS then, and
 * config.json says that it is on the page's own origin.
 */
export function tenantProxy(target: string): Plugin {
  const config = { apiBaseUrl: '', tenant: new URL(target).host }
  return {
    name: 'tenant-proxy',
    config: () => {
      const proxy = { '/apidev': { target, changeOrigin: true, cookieDomainRewrite: '' } }
      return { server: { proxy }, preview: { proxy } }
    },
    configureServer: ({ middlewares }) => {
      middlewares.use('/config.json', (_request, response) => {
        response.setHeader('Content-Type', 'application/json')
        response.end(JSON.stringify(config))
      })
    },
    configurePreviewServer: ({ middlewares }) => {
      middlewares.use('/config.json', (_request, response) => {
        response.setHeader('Content-Type', 'application/json')
        response.end(JSON.stringify(config))
      })
    },
  }
}
