// npm run mock: the backend on a port, for curl and other clients.
import type { BackendOptions } from '../backend.ts'
import { fromEnvironment } from '../environment.ts'
import { startMockServer } from '../node-http.ts'
import { readCommandLine, usage } from './command-line.ts'
import type { ServeOptions } from './command-line.ts'
import { readDataFile, writeDataFile } from './data-file.ts'
import { greeting } from './greeting.ts'

async function serve({ port, data }: ServeOptions): Promise<void> {
  const saved = data === null ? null : readDataFile(data)
  const options: BackendOptions = {
    reference: true,
    ...fromEnvironment(process.env),
    ...(saved ? { saved } : {}),
  }
  const server = await startMockServer({ ...options, port, cors: true })
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void server.close())
  if (data !== null) {
    const write = (): void => writeDataFile(data, server.backend.store.saved())
    // Now, so that a file that cannot be written is known at once; and before each answer goes out,
    // so that what a client knows to be saved is in the file.
    write()
    server.backend.store.onChange(write)
  }
  process.stdout.write(greeting(server.url))
}

try {
  await serve(readCommandLine(process.argv.slice(2)))
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error)
  process.stderr.write(`${reason}\n\n${usage}`)
  process.exit(1)
}
