export const app = {
  name: 'Accounts',
  skipToContent: 'Skip to content',
  loading: 'Loading…',
  userMenu: {
    label: 'User menu',
    signedInAs: 'Signed in as {name}',
    theme: 'Theme',
    themeLight: 'Light',
    themeDark: 'Dark',
    themeSystem: 'System',
    density: 'Density',
    densityComfortable: 'Comfortable',
    densityCompact: 'Compact',
  },
  signOut: {
    button: 'Sign out',
    question: 'The changes on this page are not saved. Signing out discards them.',
    stay: 'Stay signed in',
    discard: 'Sign out and discard',
    drafts:
      '{count, plural, one {One draft of unsaved changes is} other {# drafts of unsaved changes are}} kept in this browser. Signing out discards {count, plural, one {it} other {them}}.',
  },
  shortcuts: {
    open: 'Keyboard shortcuts',
    title: 'Keyboard shortcuts',
    search: 'Go to the search',
    save: 'Save changes',
    help: 'Show this list',
    close: 'Close',
  },
  notFound: {
    title: 'Page not found',
    text: 'There is nothing at this address.',
    toAccounts: 'Go to accounts',
  },
  crashed: {
    title: 'This page stopped working',
    text: 'Something went wrong in this page itself. What you had saved is safe; what waited to be sent still waits.',
    reload: 'Load the page again',
  },
  badConfig: {
    title: 'The configuration cannot be used',
    text: 'config.json, which whoever runs this site supplies, has a value that cannot be used. Nothing was sent.',
    key: 'Key: {key}',
  },
  unreadableConfig: {
    title: 'The configuration could not be loaded',
    text: 'The site did not answer for config.json. Check the connection and try again.',
    retry: 'Try again',
  },
  readOnly: {
    title: 'Read-only',
    text: 'This sign-in may not change accounts. What you typed is kept on the page until you leave it; sign in with another token to save it.',
  },
  expiry: {
    soon: 'Your sign-in runs out in {minutes, plural, one {# minute} other {# minutes}}. Save your work, or sign in again now.',
    signInAgain: 'Sign in again',
  },
  stray: {
    account: 'the account',
    save: {
      done: 'Saved {name}',
      failed: '{name} could not be saved',
      unknown: '{name} may or may not have been saved',
    },
    create: {
      done: 'Created {name}',
      failed: '{name} could not be created',
      unknown: '{name} may or may not have been created',
    },
    kept: 'What you changed stands below, and as a draft on the page where you entered it.',
    open: 'Open the account',
    copy: 'Copy what was sent',
    copied: 'Copied',
    copyFailed: 'Could not be copied',
  },
  lost: {
    title: '{name}: not all of it was saved after all',
    text: 'The server had said that it was saved, and a later read does not show it. What is missing is kept as a draft on the account’s page.',
  },
  details: 'Details',
  dismiss: 'Dismiss',
} as const
