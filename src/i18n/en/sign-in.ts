export const signIn = {
  title: 'Sign in',
  againTitle: 'Sign in again',
  againText:
    'The server no longer accepts this sign-in. Nothing typed on the page is lost, and what was waiting goes on after it.',
  again: {
    required: 'Enter the access token and the API key.',
    malformed: 'The access token or the API key has characters that it cannot have.',
    unreadable: 'This is not a whole access token. Copy all of it, and paste it again.',
  },
  readOnlyText:
    'Paste a token of yours that may write. What is typed on the page stays, and can be saved with it.',
  expiringText: 'What was waiting goes on with the new token.',
  tenant: 'Tenant',
  tenantHint: 'The host name of your company’s system, such as acme.example.com',
  token: 'Access token',
  apiKey: 'API key',
  submit: 'Sign in',
  submitting: 'Signing in…',
  cancel: 'Not now',
  keptHere: 'Kept in this tab only, and wiped when you sign out.',
  required: 'Enter the {field}.',
  malformed: 'The {field} has characters that it cannot have.',
  failed: 'Could not sign in',
  refused:
    'The server did not accept the access token or the API key: wrong, or expired. What you typed is kept; check it and try again.',
  expired:
    'This access token ran out on {date, date, medium} at {date, time, short}. What you typed is kept; paste a newer token.',
  otherPerson:
    'This token is of another tenant or another person. Going on with it ends the present session: what was waiting or typed here is dropped.',
  otherPersonConfirm: 'End this session',
  demoTitle: 'Mock backend',
  demoText: 'Nothing here is real. Choose who to be:',
  demoWriter: 'May read and write',
  demoReader: 'May only read',
  demoExpired: 'Expired token',
} as const
