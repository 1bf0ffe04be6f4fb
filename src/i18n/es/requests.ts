export const requests = {
  title: 'Peticiones',
  button: 'Peticiones',
  left: 'quedan {free, number} de {limit, number}',
  waiting: '{count, number} en espera, faltan {time}',
  waitingNow: '{count, number} en espera, sale ya',
  waitingOffline: '{count, number} en espera, sin conexión',
  waitingSignedOut: '{count, number} en espera, sin sesión',
  openPage: 'Todas las peticiones',

  milliseconds: '{count} ms',
  seconds: '{count} s',
  minutes: '{count} min',

  about: {
    accounts: 'Cuentas',
    search: 'búsqueda «{search}»',
    filtered: 'filtradas',
    page: 'página {page, number}',
    open: 'Abrir {name}',
    openId: 'Abrir la cuenta {id}',
    save: 'Guardar {name}',
    saveId: 'Guardar la cuenta {id}',
    create: 'Crear {name}',
  },

  queue: {
    title: 'Cola',
    empty: 'No hay nada en espera.',
    sending: 'enviándose',
    startsIn: 'empieza en {time}',
    startsNow: 'empieza ya',
    held: 'en pausa',
    cancel: 'Cancelar',
    cancelNamed: 'Cancelar: {request}',
    cancelled: 'Cancelada: {request}',
  },

  budgets: {
    title: 'Cupos',
    list: 'Lista',
    detail: 'Detalle',
    create: 'Creación',
    update: 'Cambio',
    all: 'Todas las peticiones',
    allFree: 'Todo libre',
    nextFree: 'Próximo lugar en {time}',
    paused: 'En pausa por el servidor durante {time}',
    untouched: 'Todos los lugares están libres: {limit, number} de cada tipo.',
    untouchedTogether: 'Todos los lugares están libres: {limit, number}.',
  },

  intro:
    'El servidor admite {limit, plural, one {# petición} other {# peticiones}} de cada tipo cada {time}. Lo que no cabe espera aquí su turno; los guardados van primero.',
  introTogether:
    'El servidor admite {limit, plural, one {# petición} other {# peticiones}} cada {time}, de todos los tipos juntos. Lo que no cabe espera aquí su turno; los guardados van primero.',

  notes: {
    offline: 'Este equipo está sin conexión',
    offlineText: 'No se envía nada. Lo que espera sigue por sí solo cuando vuelva la conexión.',
    signedOut: 'La sesión ya no es válida',
    signedOutText: 'No se envía nada. Lo que espera sigue cuando haya iniciado sesión de nuevo.',
    together: 'El servidor cuenta todas las peticiones juntas',
    togetherText:
      'Rechazó una petición cuando su propio tipo aún tenía lugares. Por eso ahora hay un solo cupo para todos los tipos.',
    shared: 'Compartido con otros usuarios',
    sharedText:
      'El servidor rechazó una petición aunque este navegador tenía lugares: alguien más gasta el mismo cupo. En realidad puede quedar menos de lo que se muestra.',
    alone: 'No se cuentan las demás pestañas',
    aloneText:
      'Este navegador no ofrece almacenamiento compartido, así que cada pestaña cuenta por su lado. Con varias pestañas abiertas el servidor puede rechazar una petición; después sale otra vez por sí sola.',
  },

  sent: {
    title: 'Enviadas',
    kept: 'Las últimas {count, number} de esta pestaña, la más reciente primero',
    empty: 'Todavía no se envió nada',
    emptyText:
      'Aquí figura cada petición que envía esta pestaña, con lo que tardó y por qué esperó.',
    at: 'Enviada',
    request: 'Petición',
    status: 'Estado',
    took: 'Tardó',
    waited: 'Esperó',
    noAnswer: 'Sin respuesta',
    failed: '{status}, fallida',
    tookTime: 'tardó {time}',
    waitedTime: 'esperó {time}: {why}',
    atOnce: 'Nada',
    budget: 'su cupo estaba agotado',
    refused: 'el servidor la había rechazado',
    'signed-out': 'la sesión había vencido',
    offline: 'este equipo estaba sin conexión',
    turn: 'hasta que le tocó el turno',
  },

  announce: {
    waits: '{request} espera su turno: empieza en unos {time}.',
    severalWait: '{count, number} peticiones esperan su turno: la primera empieza en unos {time}.',
    seconds: '{count, plural, one {# segundo} other {# segundos}}',
    minutes: '{count, plural, one {# minuto} other {# minutos}}',
    offline: 'Este equipo está sin conexión. Las peticiones esperan hasta que vuelva la conexión.',
    signedOut:
      'La sesión ya no es válida. Las peticiones esperan hasta que inicie sesión de nuevo.',
  },
}
