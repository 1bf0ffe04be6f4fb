export const failures = {
  network:
    'The server could not be reached. Check the connection; the address of the API may also be wrong.',
  offline: 'This computer is offline. Requests go on by themselves when the connection is back.',
  timeout: 'The server did not answer within 30 seconds.',
  unauthorized: 'The server did not accept the sign-in: it is wrong or has expired.',
  forbidden: 'This sign-in is not permitted to do that.',
  'not-found': 'There is no such account, or there is none any more.',
  validation: 'The server did not accept what was sent.',
  'rate-limited': 'The server’s limit of requests is used up.',
  server: 'The server failed with an error of its own.',
  contract: 'The server’s answer could not be read.',
  cancelled: 'It was cancelled before it was sent.',
  status: 'HTTP status {status}',
  code: 'Code {code}',
  message: 'The server says: {message}',
  noDetails: 'There is no more to tell.',
} as const
