export const failures = {
  network:
    'No se pudo llegar al servidor. Compruebe la conexión; también puede estar mal la dirección de la API.',
  offline:
    'Este equipo está sin conexión. Las peticiones siguen por sí solas cuando vuelva la conexión.',
  timeout: 'El servidor no respondió a tiempo.',
  unauthorized: 'El servidor no aceptó la sesión: es incorrecta o ha vencido.',
  forbidden: 'Esta sesión no tiene permiso para hacerlo.',
  'not-found': 'No existe tal cuenta, o ya no existe.',
  validation: 'El servidor no aceptó lo que se envió.',
  'rate-limited': 'Se agotó el límite de peticiones del servidor.',
  server: 'Algo falló en el servidor.',
  contract: 'No se pudo leer la respuesta del servidor.',
  interrupted: 'La página se cerró o se recargó antes de que llegara la respuesta.',
  cancelled: 'Se canceló antes de enviarse.',
  next: {
    network: 'Reinténtelo cuando funcione.',
    offline: 'Si esta no lo hace, reinténtela.',
    timeout:
      'Reinténtelo en un momento. Si el problema sigue, envíe a soporte el texto de «Detalles».',
    unauthorized: 'Inicie sesión de nuevo.',
    forbidden: 'Pida a quien administra los accesos el permiso para leer cuentas.',
    'not-found': 'Compruebe el ID.',
    validation: 'Cambie los filtros o la dirección, o envíe a soporte el texto de «Detalles».',
    'rate-limited': 'Reinténtelo en un minuto.',
    server:
      'Reinténtelo en un momento. Si el problema sigue, envíe a soporte el texto de «Detalles».',
    contract:
      'Reinténtelo en un momento. Si el problema sigue, envíe a soporte el texto de «Detalles».',
    interrupted: 'Reinténtelo.',
    cancelled: 'Reinténtelo cuando lo necesite.',
  },
  status: 'Estado HTTP {status}',
  code: 'Código {code}',
  message: 'El servidor dice: {message}',
  noDetails: 'No hay más que contar.',
}
