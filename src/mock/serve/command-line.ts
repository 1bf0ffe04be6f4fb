import { parseArgs } from 'node:util'

export interface ServeOptions {
  /** 0 for any free one. */
  port: number
  /** The file that keeps the changes; null to keep them in memory. */
  data: string | null
}

export const usage = `npm run mock -- [--port <number>] [--data <file>]

  --port  where to listen on this machine; 4180 by default, 0 for any free port
  --data  a file that keeps what is changed; without it, changes live as long as the process
`

/** Reads the arguments of `npm run mock`. Throws an Error that says which of them is wrong. */
export function readCommandLine(args: readonly string[]): ServeOptions {
  const { values } = parseArgs({
    args: [...args],
    options: { port: { type: 'string', default: '4180' }, data: { type: 'string' } },
  })
  const port = /^\d{1,5}$/.test(values.port) ? Number(values.port) : Number.NaN
  if (!(port <= 65_535)) throw new Error(`--port must be a number up to 65535, not ${values.port}`)
  if (values.data === '') throw new Error('--data must name a file')
  return { port, data: values.data ?? null }
}
