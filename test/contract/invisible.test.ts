import { expect, test } from 'vitest'
import { cleanCode, cleanSearch, visibleName } from '#contract/invisible.ts'

test.each([
  null,
  undefined,
  '',
  ' \t\n',
  '\u00a0',
  '\u200b',
  '\ufeff\u2060',
  '\u202e\u2066\u2069',
  '\u00ad',
  '\u3164\u115f',
  '\u2800',
  '\0',
  '\ufe0f',
  '\u{e0041}',
])('the name %j has no visible character', (name) => expect(visibleName(name)).toBeNull())

test.each([
  [' Acme ', 'Acme'],
  ['می\u200cخواهم', 'می\u200cخواهم'],
  ['👨\u200d👩\u200d👧', '👨\u200d👩\u200d👧'],
  ['\u200bA', '\u200bA'],
  ['\ud83d', '\ud83d'],
  ['–', '–'],
])('the name %j is shown as %j', (name, shown) => expect(visibleName(name)).toBe(shown))

test.each([
  ['\ufeff982710394857200005\u200b', '982710394857200005'],
  ['\u202a+598 99\u202c', '+598 99'],
  ['\u00a0EXT\u00a01\u2009', 'EXT 1'],
  ['EXT\u00ad-\u20601\0', 'EXT-1'],
  ['\tA\n', 'A'],
  ['\u200b', ''],
  ['🧉é', '🧉é'],
])('the code %j is cleaned to %j', (typed, code) => expect(cleanCode(typed)).toBe(code))

test.each([
  [' 982710394857200005\u200b', '982710394857200005'],
  ['EXT-001\ufeff', 'EXT-001'],
  ['می\u200cخواهم ', 'می\u200cخواهم'],
  ['Acme\u00a0South', 'Acme\u00a0South'],
  ['Regional\u200b', 'Regional\u200b'],
])('the search text %j becomes %j', (typed, searched) => expect(cleanSearch(typed)).toBe(searched))
