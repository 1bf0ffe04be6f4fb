import type { Plugin } from 'vite'

/**
 * Proxies the API of a real tenant (`target`, an origin) through the dev server. The API then needs
 * no CORS, and config.json says that it is on the page's own origin.
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
