export const requests = {
  title: 'Requests',
  button: 'Requests',
  left: '{free, number} of {limit, number} left',
  waiting: '{count, number} waiting, next in {time}',
  waitingNow: '{count, number} waiting, next now',
  waitingOffline: '{count, number} waiting, offline',
  waitingSignedOut: '{count, number} waiting, signed out',
  openPage: 'All requests',

  // Times as short as a countdown needs them.
  milliseconds: '{count} ms',
  seconds: '{count} s',
  minutes: '{count} min',

  about: {
    accounts: 'Accounts',
    search: 'search “{search}”',
    filtered: 'filtered',
    page: 'page {page, number}',
    open: 'Open {name}',
    openId: 'Open account {id}',
    save: 'Save {name}',
    saveId: 'Save account {id}',
    create: 'Create {name}',
  },

  queue: {
    title: 'Queue',
    empty: 'Nothing is waiting.',
    sending: 'being sent',
    startsIn: 'starts in {time}',
    startsNow: 'starts now',
    held: 'on hold',
    cancel: 'Cancel',
    cancelNamed: 'Cancel: {request}',
    cancelled: 'Cancelled: {request}',
  },

  budgets: {
    title: 'Budgets',
    list: 'List',
    detail: 'Detail',
    create: 'Create',
    update: 'Update',
    all: 'All requests',
    allFree: 'All free',
    nextFree: 'Next place in {time}',
    paused: 'Paused by the server for {time}',
    untouched: 'Every place is free: {limit, number} of each kind.',
    untouchedTogether: 'Every place is free: {limit, number}.',
  },

  intro:
    'The server takes {limit, plural, one {# request} other {# requests}} of each kind in any {time}. What does not fit waits here for its turn; a save goes first.',
  introTogether:
    'The server takes {limit, plural, one {# request} other {# requests}} in any {time}, all kinds together. What does not fit waits here for its turn; a save goes first.',

  notes: {
    offline: 'This computer is offline',
    offlineText: 'Nothing is sent. What waits goes on by itself when the connection is back.',
    signedOut: 'The sign-in is no longer accepted',
    signedOutText: 'Nothing is sent. What waits goes on when you have signed in again.',
    together: 'The server counts all requests together',
    togetherText:
      'It refused a request while its own kind still had places. So one budget now stands for all kinds.',
    shared: 'Shared with other users',
    sharedText:
      'The server refused a request although this browser had places left: somebody else spends the same budget. What is shown as left may be less in truth.',
    alone: 'Other tabs are not counted',
    aloneText:
      'This browser keeps no shared storage, so each tab counts by itself. With several tabs open the server may refuse a request; it then goes again by itself.',
  },

  sent: {
    title: 'Sent',
    kept: 'The last {count, number} of this tab, newest first',
    empty: 'Nothing sent yet',
    emptyText:
      'Each request that this tab sends is listed here, with how long it took and why it waited.',
    at: 'Sent at',
    request: 'Request',
    status: 'Status',
    took: 'Took',
    waited: 'Waited',
    noAnswer: 'No answer',
    failed: '{status}, failed',
    tookTime: 'took {time}',
    waitedTime: 'waited {time}: {why}',
    atOnce: 'Not at all',
    budget: 'its budget was used up',
    refused: 'the server had refused it',
    'signed-out': 'the sign-in had run out',
    offline: 'this computer was offline',
    turn: 'until its turn came',
  },

  announce: {
    waits: '{request} waits for its turn: starts in about {time}.',
    severalWait: '{count, number} requests wait for their turn: the first starts in about {time}.',
    seconds: '{count, plural, one {# second} other {# seconds}}',
    minutes: '{count, plural, one {# minute} other {# minutes}}',
    offline: 'This computer is offline. Requests wait until the connection is back.',
    signedOut: 'The sign-in is no longer accepted. Requests wait until you sign in again.',
  },
} as const
