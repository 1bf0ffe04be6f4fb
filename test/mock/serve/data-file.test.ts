// @vitest-environment node
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readDataFile, writeDataFile } from '#mock/serve/data-file.ts'
import { createStore } from '#mock/store.ts'
import { blankAccount } from '#mock/stored-account.ts'
import { runCurl, startMock, temporaryFolder } from './start-mock.ts'

const headers = `-H "Authorization: Bearer $TOKEN" -H "X-API-Key: $API_KEY" -H "tenant: $TENANT"`
const account = '982710394857201664'

test('what was answered outlives the process, even one that is killed', async () => {
  const file = join(temporaryFolder(), 'accounts.json')
  const first = await startMock('--port', '0', '--data', file)
  const [created, updated] = runCurl(first.greeting, [
    `curl -X POST "$API" ${headers} --data '{"name": "Ñandú", "qr_code": "Q"}'`,
    `curl -X PUT "$API/${account}" ${headers} --data '{"notes": null}'`,
  ])
  expect([created?.status, updated?.status]).toEqual([201, 200])
  await first.stop('SIGKILL')
  expect(readDataFile(file)?.accounts).toHaveLength(2)

  const id = /\d{18}/.exec(JSON.stringify(created?.body))?.[0] ?? ''
  const again = await startMock('--port', '0', '--data', file)
  const answers = runCurl(again.greeting, [
    `curl "$API/${account}" ${headers}`,
    `curl "$API/${id}" ${headers}`,
    `curl -X POST "$API" ${headers} --data '{"name": "Next"}'`,
  ])
  expect(answers).toMatchObject([
    { body: { data: { name: 'Acme Corp', notes: null } } },
    { body: { data: { name: 'Ñandú' } } },
    { status: 201 },
  ])
  expect(answers[2]?.body).not.toEqual(created?.body)
})

test('a reset empties the file', async () => {
  const file = join(temporaryFolder(), 'accounts.json')
  const { greeting } = await startMock('--port', '0', '--data', file)
  runCurl(greeting, [
    `curl -X PUT "$API/${account}" ${headers} --data '{"notes": null}'`,
    'curl -X POST "${API%/apidev/*}/__mock/reset"',
  ])
  expect(readDataFile(file)?.accounts).toEqual([])
})

test('a file of anything else is refused by its name, and kept', async () => {
  const file = join(temporaryFolder(), 'other.json')
  writeFileSync(file, '{"version": 1}')
  await expect(startMock('--port', '0', '--data', file)).rejects.toThrow(file)
  expect(readFileSync(file, 'utf8')).toBe('{"version": 1}')
  writeFileSync(file, 'cut o')
  expect(() => readDataFile(file)).toThrow(file)
})

test('a file that cannot be written is told at the start', async () => {
  const file = join(temporaryFolder(), 'no-such-folder', 'accounts.json')
  await expect(startMock('--port', '0', '--data', file)).rejects.toThrow('no-such-folder')
})

test('a file is replaced as a whole, and nothing is left beside it', () => {
  const folder = temporaryFolder()
  const file = join(folder, 'accounts.json')
  expect(readDataFile(file)).toBeNull()
  const store = createStore(4)
  writeDataFile(file, store.saved())
  store.put({ ...blankAccount('1'), notes: 'changed' })
  writeDataFile(file, store.saved())
  expect(readDataFile(file)).toEqual(store.saved())
  expect(readdirSync(folder)).toEqual(['accounts.json'])
})
