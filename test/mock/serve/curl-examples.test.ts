// @vitest-environment node
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { curlCommands, runCurl, startMock } from './start-mock.ts'

const readmes = ['README.md', 'src/mock/README.md'].map((file) => readFileSync(file, 'utf8'))
const examples = readmes.flatMap(curlCommands)

test('the examples call all four endpoints', () => {
  const written = readmes.join('\n').match(/^\s*curl\b/gm) ?? []
  expect(examples).toHaveLength(written.length)
  const kinds = examples.map((each) => /^curl (?:-X (\w+) )?"([^"?]+)/.exec(each)?.slice(1, 3))
  expect(kinds).toEqual(
    expect.arrayContaining([
      [undefined, '$API'],
      [undefined, '$API/982710394857201664'],
      ['POST', '$API'],
      ['PUT', '$API/982710394857201664'],
    ]),
  )
})

test('every curl command of the READMEs works as it stands', async () => {
  const { greeting } = await startMock('--port', '0')
  const answers = runCurl(greeting, examples)
  expect(answers).toHaveLength(examples.length)
  const failed = answers.filter(
    ({ status, body }) => status >= 300 || JSON.stringify(body).includes('"success":false'),
  )
  expect(failed).toEqual([])
})

test('what is printed at the start signs in as it says', async () => {
  const { greeting } = await startMock('--port', '0')
  const [answer] = runCurl(greeting, curlCommands(greeting))
  expect(answer).toMatchObject({ status: 200, body: { success: true, meta: { total: 2 } } })
  const people = greeting.split('\n').filter((line) => line.startsWith('  export '))
  const headers = `-H "Authorization: Bearer $TOKEN" -H "X-API-Key: $API_KEY" -H "tenant: $TENANT"`
  const create = `curl -X POST "$API" ${headers} --data '{"name": "A"}'`
  const answers = people.map((person) => runCurl(person, [create])[0]?.status)
  expect(answers).toEqual([201, 403, 401])
})
