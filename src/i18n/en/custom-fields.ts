/** The custom fields of an account, as they are edited. */
export const customFields = {
  clear: 'Clear {field}',
  willBeCleared: 'Will be cleared',
  emptyText: 'Empty text',
  isNew: 'New',
  beingSaved: 'Being saved',
  withId: 'ID {id}',
  jsonHint: 'As JSON: text goes in quotes, such as "Premium".',
  lostDigits:
    'This value holds a number too long to be kept exactly. Leave it as it is, or write it as text in quotes.',
  lostDigitsOfNumber:
    'This number is too long to be kept exactly: its last digits may be wrong here. Leave it as it is.',
  setting: '{key} changes from {before} to {after}.',
  nothing: 'none',

  choice: {
    none: 'No such value has been seen. What you type is taken as it is.',
    useTyped: 'Use “{text}”',
  },

  keys: { field_id: 'Field ID', name: 'Name', type: 'Type', order: 'Order', value: 'Value' },
  settings: {
    open: 'Settings of {field}',
    title: 'Field settings',
    about: '{field}, ID {id}',
  },
  add: {
    open: 'Add custom field',
    title: 'Add custom field',
    idRequired: 'Enter the ID of the field.',
    here: '{id}, on this account',
    duplicate: 'This account has this field already.',
    goTo: 'Go to {field}',
    discardAndGoTo: 'Discard this and go to {field}',
  },
  staging: {
    apply: 'Apply',
    cancel: 'Cancel',
    question: 'Discard what you typed here?',
    keep: 'Keep editing',
    discard: 'Discard',
  },
} as const
