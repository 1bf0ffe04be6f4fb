import { expect, test } from 'vitest'
import { visibleName } from '#contract/invisible.ts'

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
])('nothing of the name %j can be seen', (name) => expect(visibleName(name)).toBeNull())

test.each([
  [' Acme ', 'Acme'],
  ['می\u200cخواهم', 'می\u200cخواهم'],
  ['👨\u200d👩\u200d👧', '👨\u200d👩\u200d👧'],
  ['\u200bA', '\u200bA'],
  ['\ud83d', '\ud83d'],
  ['–', '–'],
])('the name %j is shown as %j', (name, shown) => expect(visibleName(name)).toBe(shown))
