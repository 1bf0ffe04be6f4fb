/** How changes are shown: before they are sent, against somebody else's, and once they are saved. */
export const changes = {
  // How a value reads that is none.
  empty: 'Empty',
  cleared: 'Cleared',
  unknown: 'Not known',

  // Between an old and a new value, for who does not see the arrow.
  from: 'from',
  to: 'to',
  onlySpaces: 'Only spaces differ.',

  value: 'Value',
  of: '{key} of {name}',
  valueOf: '{name}: {value}',
  newProduct: 'New product',
  productId: 'Product {id}',
  added: 'New',
  changed: 'Changed',
  willRemove: 'Will be removed',
  removed: 'Removed',

  review: {
    title: 'Review changes',
    products: 'Products',
    custom: 'Custom fields',
    none: 'Nothing is changed any more.',
    revert: 'Put back {name}',
    isBack: '{name} is as it was read again.',
    body: 'What will be sent',
    bodyText: 'The body of the request, as JSON. What is not in it stays as it is.',
    copyJson: 'Copy as JSON',
    copyCurl: 'Copy as cURL',
    curlText:
      'The cURL command has $TOKEN and $API_KEY in place of your sign-in: set them in the shell that runs it.',
    blocked:
      '{count, plural, one {One value cannot be sent as it is:} other {# values cannot be sent as they are:}}',
    close: 'Close',
  },
  conflict: {
    title: 'Somebody else changed this account',
    text: 'You both changed what is listed here. Choose for each which to keep.',
    bestEffort:
      'The server cannot lock an account: another change can still come in between this read and the save.',
    remote: 'Theirs',
    local: 'Mine',
    before: 'Before: {value}',
    takeAll: 'Take all theirs',
    keepAll: 'Keep all mine',
    missing: '{count, plural, one {One is} other {# are}} still to be chosen.',
    save: 'Save with these choices',
    apply: 'Apply these choices',
    back: 'Back to editing',
    withValues: '{text}: {values}',
    theyRemoved: 'Removed',
    addProduct: 'Add it again as a new product',
    addField: 'Add it again',
    isThere: 'It is there already, so do not add it',
    addToo: 'Add one more like it',
    theyChanged: 'Keep it as they changed it',
    remove: 'Remove it',
  },
  incoming: {
    title:
      'Somebody else changed {count, plural, one {# thing} other {# things}} since you opened this account; {count, plural, one {it is} other {they are}} taken over:',
    more: 'and {count, number} more',
    conflicts:
      'Somebody else changed {count, plural, one {one of the things} other {# of the things}} that you changed',
    conflictsText: 'Nothing of yours is lost: choose what to keep before you save.',
    decide: 'Compare and choose',
    dismiss: 'Dismiss',
  },
  history: {
    title: 'Session history',
    onlyHere: 'Kept in this browser until you sign out.',
    count: '{count, plural, one {One save} other {# saves}} · {ago}',
    saved: 'Save,',
    undone: 'Undo of a save,',
    created: 'Create,',
  },
} as const
