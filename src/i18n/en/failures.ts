export const failures = {
  network:
    'The server could not be reached. Check the connection; the address of the API may also be wrong.',
  offline: 'This computer is offline. Requests go on by themselves when the connection is back.',
  timeout: 'The server did not answer in time.',
  unauthorized: 'The server did not accept the sign-in: it is wrong or has expired.',
  forbidden: 'This sign-in is not permitted to do that.',
  'not-found': 'There is no such account, or there is none any more.',
  validation: 'The server did not accept what was sent.',
  'rate-limited': 'The server’s limit of requests is used up.',
  server: 'Something went wrong on the server.',
  contract: 'The server’s answer could not be read.',
  interrupted: 'The page was closed or reloaded before the answer came.',
  cancelled: 'It was cancelled before it was sent.',
  /** After a read that failed: what to do next. What was kept stands before it. */
  next: {
    network: 'Try again when it works.',
    offline: 'If this one does not, try again.',
    timeout:
      'Try again in a moment. If it keeps happening, send the text under “Details” to support.',
    unauthorized: 'Sign in again.',
    forbidden: 'Ask whoever manages the sign-ins for the permission to read accounts.',
    'not-found': 'Check the id.',
    validation: 'Change the filters or the address, or send the text under “Details” to support.',
    'rate-limited': 'Try again in a minute.',
    server:
      'Try again in a moment. If it keeps happening, send the text under “Details” to support.',
    contract:
      'Try again in a moment. If it keeps happening, send the text under “Details” to support.',
    interrupted: 'Try again.',
    cancelled: 'Try again when you need it.',
  },
  status: 'HTTP status {status}',
  code: 'Code {code}',
  message: 'The server says: {message}',
  noDetails: 'There is no more to tell.',
} as const
