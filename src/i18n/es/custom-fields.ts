export const customFields = {
  clear: 'Borrar {field}',
  willBeCleared: 'Se borrará',
  emptyText: 'Texto vacío',
  isNew: 'Nuevo',
  beingSaved: 'Guardándose',
  withId: 'ID {id}',
  jsonHint: 'En JSON: el texto va entre comillas, como "Premium".',
  lostDigits:
    'Este valor contiene un número demasiado largo para conservarse con exactitud. Déjelo como está o escríbalo como texto entre comillas.',
  lostDigitsOfNumber:
    'Este número es demasiado largo para conservarse con exactitud: sus últimas cifras pueden estar mal aquí. Déjelo como está.',
  setting: '{key} cambia de {before} a {after}.',
  nothing: 'nada',

  choice: {
    none: 'No se ha visto ese valor. Lo que escriba se toma tal cual.',
    useTyped: 'Usar «{text}»',
  },

  keys: {
    field_id: 'ID del campo',
    name: 'Nombre',
    type: 'Tipo',
    order: 'Orden',
    value: 'Valor',
  },
  settings: {
    open: 'Ajustes de {field}',
    title: 'Ajustes del campo',
    about: '{field}, ID {id}',
  },
  add: {
    open: 'Añadir campo personalizado',
    title: 'Añadir campo personalizado',
    idRequired: 'Escriba el ID del campo.',
    here: '{id}, en esta cuenta',
    duplicate: 'Esta cuenta ya tiene este campo.',
    goTo: 'Ir a {field}',
    discardAndGoTo: 'Descartar esto e ir a {field}',
  },
  staging: {
    apply: 'Aplicar',
    cancel: 'Cancelar',
    question: '¿Descartar lo que escribió aquí?',
    keep: 'Seguir editando',
    discard: 'Descartar',
  },
}
