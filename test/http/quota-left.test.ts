import { readQuotaLeft } from '#http/quota-left.ts'
import { expect, test } from 'vitest'

const read = (left: string, policy?: string) =>
  readQuotaLeft(new Headers({ RateLimit: left, ...(policy && { 'RateLimit-Policy': policy }) }))

test.each([
  ['"default";r=3;t=12', undefined, 3, 12_000],
  ['"default"; r=0; t=0', '"default";q=10;w=60', 0, 0],
  ['"default";r=3', '"default";q=10;w=60', 3, 60_000],
  ['"default";r=3', undefined, 3, null],
  ['"default";r=3', '"other";q=10;w=60', 3, null],
  ['"hour";r=50;t=900 , "burst";r=2;t=1', '"hour";q=100;w=3600,"burst";q=5;w=1', 2, 1_000],
  ['"a \\"b\\", c";r=4;pk=:QUJD:;x;y=?0;z="r=1";t=9', undefined, 4, 9_000],
  ['"bytes";r=1, "default";r=7;t=5', '"bytes";q=9;qu="content-bytes", "default";q=10', 7, 5_000],
])('reads %s under the policy %s', (left, policy, requests, resetMs) => {
  expect(read(left, policy)).toEqual({ requests, resetMs })
})

test.each([
  '',
  'default;r=3;t=12',
  '"default"',
  '"default";t=12',
  '"default";r=-1',
  '"default";r=1.5',
  '"default";r="3"',
  '"default";r=3,',
  '"default";r=3 "other";r=4',
  '"default;r=3',
  'limit=10, remaining=3, reset=12',
  '3',
])('the malformed field %j reads as null', (left) => {
  expect(read(left)).toBeNull()
})

test('a malformed policy counts as absent', () => {
  expect(read('"default";r=3', '"default";q=10;w=60,,')).toEqual({ requests: 3, resetMs: null })
})

test('an answer without the headers reads as null', () => {
  expect(readQuotaLeft(new Headers())).toBeNull()
})
