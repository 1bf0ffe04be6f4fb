export const signIn = {
  title: 'Iniciar sesión',
  againTitle: 'Iniciar sesión de nuevo',
  againText:
    'El servidor ya no acepta esta sesión. No se pierde nada de lo escrito en la página, y lo que esperaba sigue después.',
  again: {
    required: 'Escriba el token de acceso y la clave de API.',
    malformed: 'El token de acceso o la clave de API tienen caracteres que no pueden tener.',
    unreadable: 'Esto no es un token de acceso completo. Cópielo entero y péguelo de nuevo.',
  },
  readOnlyText:
    'Pegue un token suyo que pueda escribir. Lo escrito en la página se queda y se puede guardar con él.',
  expiringText: 'Lo que esperaba sigue con el token nuevo.',
  tenant: 'Organización',
  tenantHint: 'El nombre de host del sistema de su empresa, como acme.example.com',
  token: 'Token de acceso',
  apiKey: 'Clave de API',
  submit: 'Iniciar sesión',
  submitting: 'Iniciando sesión…',
  cancel: 'Ahora no',
  keptHere: 'Se guarda solo en esta pestaña y se borra al cerrar la sesión.',
  required: 'Falta completar: {field}.',
  malformed: '{field}: tiene caracteres que no puede tener.',
  failed: 'No se pudo iniciar sesión',
  refused:
    'El servidor no aceptó el token de acceso o la clave de API: son incorrectos o han vencido. Lo que escribió se conserva; compruébelo y reinténtelo.',
  expired:
    'Este token de acceso venció el {date, date, medium} a las {date, time, short}. Lo que escribió se conserva; pegue un token más nuevo.',
  otherPerson:
    'Este token es de otra organización o de otra persona. Seguir con él termina la sesión actual: lo que esperaba o estaba escrito aquí se descarta.',
  otherPersonConfirm: 'Terminar esta sesión',
  demoTitle: 'Servidor simulado',
  demoText: 'Nada de esto es real. Elija quién ser:',
  demoWriter: 'Puede leer y escribir',
  demoReader: 'Solo puede leer',
  demoExpired: 'Token vencido',
}
